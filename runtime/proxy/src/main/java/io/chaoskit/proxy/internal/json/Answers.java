package io.chaoskit.proxy.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.chaoskit.proxy.Proxy;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import io.chaoskit.proxy.internal.toxic.InstalledToxic.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The JSON of answers, byte for byte as Toxiproxy writes it. */
public final class Answers {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().characterEscapes(new GoEscapes()).build();

    private Answers() {}

    /** One proxy. */
    public static byte[] proxy(Proxy proxy) {
        return write(json -> writeProxy(json, proxy));
    }

    /** Proxies by their names. */
    public static byte[] proxiesByName(List<Proxy> proxies) {
        return write(json -> {
            json.writeStartObject();
            for (Proxy proxy : proxies) {
                json.writeFieldName(proxy.name());
                writeProxy(json, proxy);
            }
            json.writeEndObject();
        });
    }

    /** What was populated; none is null. */
    public static byte[] populated(List<Proxy> proxies) {
        return write(json -> {
            json.writeStartObject();
            writeProxies(json, proxies);
            json.writeEndObject();
        });
    }

    /** Why not all was populated, and what was. */
    public static byte[] notPopulated(String message, int status, List<Proxy> done) {
        return write(json -> {
            json.writeStartObject();
            json.writeStringField("error", message);
            json.writeNumberField("status", status);
            writeProxies(json, done);
            json.writeEndObject();
        });
    }

    /** One toxic. */
    public static byte[] toxic(InstalledToxic toxic) {
        return write(json -> writeToxic(json, toxic));
    }

    /** Several toxics. */
    public static byte[] toxics(List<InstalledToxic> toxics) {
        return write(json -> writeToxics(json, toxics));
    }

    /** A refusal, which ends with a line feed. */
    public static byte[] error(String message, int status) {
        return write(json -> {
            json.writeStartObject();
            json.writeStringField("error", message);
            json.writeNumberField("status", status);
            json.writeEndObject();
            json.writeRaw('\n');
        });
    }

    private static void writeProxies(JsonGenerator json, List<Proxy> proxies) throws IOException {
        json.writeFieldName("proxies");
        if (proxies.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        for (Proxy proxy : proxies) {
            writeProxy(json, proxy);
        }
        json.writeEndArray();
    }

    private static void writeProxy(JsonGenerator json, Proxy proxy) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", proxy.name());
        json.writeStringField("listen", proxy.listen());
        json.writeStringField("upstream", proxy.upstream());
        json.writeBooleanField("enabled", proxy.isEnabled());
        json.writeObjectFieldStart("Logger");
        json.writeEndObject();
        json.writeFieldName("toxics");
        writeToxics(json, proxy.toxics());
        json.writeEndObject();
    }

    private static void writeToxics(JsonGenerator json, List<InstalledToxic> toxics) throws IOException {
        json.writeStartArray();
        for (InstalledToxic toxic : toxics) {
            writeToxic(json, toxic);
        }
        json.writeEndArray();
    }

    private static void writeToxic(JsonGenerator json, InstalledToxic toxic) throws IOException {
        Settings settings = toxic.settings();
        json.writeStartObject();
        json.writeObjectFieldStart("attributes");
        for (Map.Entry<String, Number> attribute :
                settings.attributes().values().entrySet()) {
            json.writeFieldName(attribute.getKey());
            json.writeRawValue(GoNumbers.text(attribute.getValue()));
        }
        json.writeEndObject();
        json.writeStringField("name", toxic.name());
        json.writeStringField("type", toxic.type().name());
        json.writeStringField("stream", toxic.stream());
        json.writeFieldName("toxicity");
        json.writeRawValue(GoNumbers.text(settings.toxicity()));
        json.writeEndObject();
    }

    private static byte[] write(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            writer.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes must be writable", e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Writer {
        void write(JsonGenerator json) throws IOException;
    }
}
