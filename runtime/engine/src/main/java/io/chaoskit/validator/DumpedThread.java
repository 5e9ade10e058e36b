package io.chaoskit.validator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one thread of a JVM's thread dump in JSON. */
final class DumpedThread {

    private static final int MAX_FRAMES = 40;
    private static final Pattern FRAME = Pattern.compile("(?:.*/)?([^/]+)\\.([^.(]+)\\((.*?)(?::(\\d+))?\\)");

    private DumpedThread() {}

    /** The parser is at the object's start, and at its end afterwards. */
    static LiveThread read(JsonParser parser) throws IOException {
        long id = 0;
        String name = "";
        String state = "alive";
        List<StackTraceElement> stack = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "tid" -> id = Long.parseLong(parser.getText());
                case "name" -> name = parser.getText();
                case "state" ->
                    state = parser.getText().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
                case "stack" -> readStack(parser, stack);
                default -> parser.skipChildren();
            }
        }
        return new LiveThread(id, name, "virtual and " + state, stack);
    }

    private static void readStack(JsonParser parser, List<StackTraceElement> stack) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Matcher frame = FRAME.matcher(parser.getText());
            if (stack.size() < MAX_FRAMES && frame.matches()) {
                int line = frame.group(4) == null ? -1 : Integer.parseInt(frame.group(4));
                stack.add(new StackTraceElement(frame.group(1), frame.group(2), frame.group(3), line));
            }
        }
    }
}
