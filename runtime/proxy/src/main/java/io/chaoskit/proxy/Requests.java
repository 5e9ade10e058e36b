package io.chaoskit.proxy;

import io.chaoskit.proxy.internal.json.Field;
import io.chaoskit.proxy.internal.json.RequestBody;
import io.chaoskit.proxy.internal.json.RequestBody.BadBodyException;
import io.chaoskit.proxy.internal.toxic.Attributes;
import io.chaoskit.proxy.internal.toxic.Direction;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import io.chaoskit.proxy.internal.toxic.ToxicType;
import io.chaoskit.proxy.internal.toxic.ToxicTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Readers of the API's request bodies. All methods throw {@link ProxyException} for a body that Toxiproxy rejects. */
final class Requests {

    private static final String PROXY = "struct { toxiproxy.Proxy; Enabled *bool \"json:\\\"enabled\\\"\" }";
    private static final String TOXIC_UPDATE =
            "struct { Attributes interface {} \"json:\\\"attributes\\\"\"; Toxicity float32 \"json:\\\"toxicity\\\"\" }";

    private Requests() {}

    /** A proxy to create; what is missing is empty. */
    static Proxy.Settings newProxy(RequestBody body) {
        return proxyFields(body).settings();
    }

    /** Changes a proxy as a request says. */
    static void change(Proxy proxy, RequestBody body) {
        ProxyFields fields = proxyFields(body);
        proxy.update(fields.listen, fields.upstream, fields.enabled);
    }

    private static ProxyFields proxyFields(RequestBody body) {
        ProxyFields fields = new ProxyFields();
        return reading(() -> {
            body.readObject("toxiproxy.Proxy", fields.fields("Proxy", "Proxy"));
            return fields;
        });
    }

    private static <T> T reading(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (BadBodyException e) {
            throw ProxyException.badRequestBody(e.getMessage());
        }
    }

    /** Proxies to create or replace. */
    static List<Proxy.Settings> proxies(RequestBody body) {
        List<ProxyFields> all = new ArrayList<>();
        return reading(() -> {
            body.readObjects("[]" + PROXY, PROXY, () -> {
                ProxyFields next = new ProxyFields();
                all.add(next);
                return next.fields(".Proxy", "");
            });
            return all.stream().map(ProxyFields::settings).toList();
        });
    }

    /**
     * A toxic to add.
     *
     * @param nameCheck called with its name before the attributes are read; throws if the name is taken
     */
    static InstalledToxic newToxic(RequestBody body, Consumer<String> nameCheck) {
        return reading(() -> readToxic(body, nameCheck));
    }

    private static InstalledToxic readToxic(RequestBody request, Consumer<String> nameCheck) {
        ToxicFields fields = new ToxicFields();
        request.readObject("toxics.ToxicWrapper", fields.fields());
        if (Direction.of(fields.stream) == null) {
            throw ProxyException.invalidStream();
        }
        ToxicType type = ToxicTypes.named(fields.type);
        if (type == null) {
            throw ProxyException.invalidToxicType();
        }
        String name = fields.name.isEmpty() ? fields.type + "_" + fields.stream : fields.name;
        nameCheck.accept(name);
        AttributeFields attributes = new AttributeFields(type, type.defaults());
        request.readObject(type.goName(), attributes.field(type.goName()));
        return new InstalledToxic(
                name, type, fields.stream, InstalledToxic.Settings.of(type, attributes.value, fields.toxicity));
    }

    /**
     * The new settings of a toxic. When the request is rejected, the toxic shows the attributes that could be read all the same,
     * as Toxiproxy's does; links learn of them when their stages restart.
     */
    static InstalledToxic.Settings toxicChange(RequestBody body, InstalledToxic toxic) {
        return reading(() -> readChange(body, toxic));
    }

    private static InstalledToxic.Settings readChange(RequestBody request, InstalledToxic toxic) {
        ToxicType type = toxic.type();
        InstalledToxic.Settings before = toxic.settings();
        ToxicFields fields = new ToxicFields();
        fields.toxicity = before.toxicity();
        AttributeFields attributes = new AttributeFields(type, before.attributes());
        try {
            request.readObject(TOXIC_UPDATE, fields.toxicityField(""), attributes.field(""));
        } catch (BadBodyException e) {
            toxic.set(InstalledToxic.Settings.of(type, attributes.value, before.toxicity()));
            throw e;
        }
        return InstalledToxic.Settings.of(type, attributes.value, fields.toxicity);
    }

    /** The keys of a proxy. */
    private static final class ProxyFields {

        private String name = "";
        private String listen;
        private String upstream;
        private Boolean enabled;

        /** The fields, with the names of Go's structs in errors. */
        Field[] fields(String struct, String enabledStruct) {
            return new Field[] {
                Field.text("name", struct + ".name", value -> name = value),
                Field.text("listen", struct + ".listen", value -> listen = value),
                Field.text("upstream", struct + ".upstream", value -> upstream = value),
                Field.flag("enabled", enabledStruct + ".enabled", value -> enabled = value),
                Field.object("Logger", struct + ".Logger", "zerolog.Logger"),
            };
        }

        Proxy.Settings settings() {
            return new Proxy.Settings(
                    name, listen == null ? "" : listen, upstream == null ? "" : upstream, enabled == null || enabled);
        }
    }

    /** The keys of a toxic, without those in its attributes. */
    private static final class ToxicFields {

        private static final String STRUCT = "ToxicWrapper";

        private String name = "";
        private String type = "";
        private String stream = "downstream";
        private float toxicity = 1;

        Field[] fields() {
            return new Field[] {
                Field.text("name", STRUCT + ".name", value -> name = value),
                Field.text("type", STRUCT + ".type", value -> type = value),
                Field.text("stream", STRUCT + ".stream", value -> stream = value),
                Field.object("attributes", STRUCT + ".attributes", "toxics.NoopToxic"),
                toxicityField(STRUCT),
            };
        }

        Field toxicityField(String struct) {
            return Field.single("toxicity", struct + ".toxicity", value -> toxicity = value);
        }
    }

    /** The attributes of a toxic: those that a request does not have stay as they are. */
    private static final class AttributeFields {

        private final ToxicType type;
        private Attributes value;

        AttributeFields(ToxicType type, Attributes start) {
            this.type = type;
            this.value = start;
        }

        /** The key {@code attributes}, of this struct in errors. */
        Field field(String struct) {
            Field[] fields = type.attributes().entrySet().stream()
                    .map(attribute -> number(attribute.getKey(), attribute.getValue()))
                    .toArray(Field[]::new);
            return Field.object("attributes", struct + ".attributes", "toxics." + type.goName(), fields);
        }

        private Field number(String name, Attributes.Kind kind) {
            String label = type.goName() + ".attributes." + name;
            return kind == Attributes.Kind.FRACTION
                    ? Field.fraction(name, label, number -> value = value.with(name, number))
                    : Field.integer(name, label, kind.goName(), number -> value = value.with(name, number));
        }
    }
}
