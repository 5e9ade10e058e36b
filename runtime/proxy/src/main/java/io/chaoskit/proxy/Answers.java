package io.chaoskit.proxy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.chaoskit.proxy.internal.json.GoJson;
import io.chaoskit.proxy.internal.json.GoNumbers;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The JSON of the API's answers, byte for byte as Toxiproxy writes it. */
final class Answers {

    private Answers() {}

    /** One proxy. */
    static byte[] proxy(Proxy proxy) {
        return GoJson.write(json -> writeProxy(json, proxy));
    }

    /** Proxies by their names. */
    static byte[] proxiesByName(List<Proxy> proxies) {
        return GoJson.write(json -> {
            json.writeStartObject();
            for (Proxy proxy : proxies) {
                json.writeFieldName(proxy.name());
                writeProxy(json, proxy);
            }
            json.writeEndObject();
        });
    }

    /** The proxies that were populated; none is null. */
    static byte[] populated(List<Proxy> proxies) {
        return GoJson.write(json -> {
            json.writeStartObject();
            writeProxies(json, proxies);
            json.writeEndObject();
        });
    }

    /** The reason why not all were populated, and those that were. */
    static byte[] notPopulated(String message, int status, List<Proxy> done) {
        return GoJson.write(json -> {
            json.writeStartObject();
            json.writeStringField("error", message);
            json.writeNumberField("status", status);
            writeProxies(json, done);
            json.writeEndObject();
        });
    }

    /** One toxic. */
    static byte[] toxic(InstalledToxic toxic) {
        return GoJson.write(json -> writeToxic(json, toxic));
    }

    /** Several toxics. */
    static byte[] toxics(List<InstalledToxic> toxics) {
        return GoJson.write(json -> writeToxics(json, toxics));
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
        InstalledToxic.Settings settings = toxic.settings();
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
}
