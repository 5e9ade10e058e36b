package io.chaoskit.proxy.internal.json;

import io.chaoskit.proxy.ProxyException;
import io.chaoskit.proxy.ProxySettings;
import io.chaoskit.proxy.internal.toxic.Direction;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import io.chaoskit.proxy.internal.toxic.InstalledToxic.Settings;
import io.chaoskit.proxy.internal.toxic.ToxicType;
import io.chaoskit.proxy.internal.toxic.ToxicTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What requests ask for, read from their bodies. All methods throw {@link ProxyException} for what Toxiproxy refuses. */
public final class Requests {

    private static final String PROXY = "struct { toxiproxy.Proxy; Enabled *bool \"json:\\\"enabled\\\"\" }";
    private static final String TOXIC_UPDATE =
            "struct { Attributes interface {} \"json:\\\"attributes\\\"\"; Toxicity float32 \"json:\\\"toxicity\\\"\" }";

    private Requests() {}

    /** A proxy to create; what is missing is empty. */
    public static ProxySettings newProxy(byte[] body) {
        ProxyFields fields = new ProxyFields();
        new RequestBody(body).readObject("toxiproxy.Proxy", fields.fields("Proxy", "Proxy"));
        return fields.settings();
    }

    /** What to change on a proxy. */
    public static ProxyChange proxyChange(byte[] body) {
        ProxyFields fields = new ProxyFields();
        new RequestBody(body).readObject("toxiproxy.Proxy", fields.fields("Proxy", "Proxy"));
        return new ProxyChange(fields.listen, fields.upstream, fields.enabled);
    }

    /** Proxies to create or replace. */
    public static List<ProxySettings> proxies(byte[] body) {
        List<ProxyFields> all = new ArrayList<>();
        new RequestBody(body).readObjects("[]" + PROXY, PROXY, () -> {
            all.add(new ProxyFields());
            return all.get(all.size() - 1).fields(".Proxy", "");
        });
        return all.stream().map(ProxyFields::settings).toList();
    }

    /**
     * A toxic to add.
     *
     * @param nameCheck called with its name before the attributes are read; throws if the name is taken
     */
    public static InstalledToxic newToxic(byte[] body, Consumer<String> nameCheck) {
        RequestBody request = new RequestBody(body);
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
        return new InstalledToxic(name, type, fields.stream, Settings.of(type, attributes.value(), fields.toxicity));
    }

    /**
     * What to set a toxic to. When the request is refused, the toxic shows the attributes that could be read all the same,
     * as Toxiproxy's does; links learn of them when their stages restart.
     */
    public static Settings toxicChange(byte[] body, InstalledToxic toxic) {
        ToxicType type = toxic.type();
        Settings before = toxic.settings();
        RequestBody request = new RequestBody(body);
        ToxicFields fields = new ToxicFields();
        fields.toxicity = before.toxicity();
        AttributeFields attributes = new AttributeFields(type, before.attributes());
        try {
            request.readObject(TOXIC_UPDATE, fields.toxicityField(""), attributes.field(""));
        } catch (ProxyException e) {
            toxic.set(Settings.of(type, attributes.value(), before.toxicity()));
            throw e;
        }
        return Settings.of(type, attributes.value(), fields.toxicity);
    }
}
