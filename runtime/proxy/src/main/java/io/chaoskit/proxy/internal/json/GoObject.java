package io.chaoskit.proxy.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads objects as Go does: keys in any case, the last of several wins, null is as if absent, unknown keys are skipped. */
final class GoObject {

    private GoObject() {}

    /** Reads the object at which the parser stands, up to its end. */
    static void read(JsonParser json, Mistakes mistakes, Field... fields) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Field field = find(json.currentName(), fields);
            json.nextToken();
            if (field == null) {
                json.skipChildren();
            } else {
                field.read(json, mistakes);
            }
        }
    }

    private static Field find(String key, Field... fields) {
        for (Field field : fields) {
            if (field.isFor(key)) {
                return field;
            }
        }
        return null;
    }
}
