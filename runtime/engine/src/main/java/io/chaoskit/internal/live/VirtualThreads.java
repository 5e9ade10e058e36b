package io.chaoskit.internal.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The live virtual threads. They are in no thread group and in no {@code ThreadMXBean}; the thread dump of JDK 21
 * and later is the one list that has them all.
 */
public final class VirtualThreads {

    private final PlatformManagedObject diagnostics;
    private final Method dump;
    private final Object json;

    private VirtualThreads(PlatformManagedObject diagnostics, Method dump, Object json) {
        this.diagnostics = diagnostics;
        this.dump = dump;
        this.json = json;
    }

    public static VirtualThreads ofThisJvm() {
        if (Runtime.version().feature() < 21) {
            return new VirtualThreads(null, null, null);
        }
        try {
            // By name: this code is compiled for Java 17, which does not have the method.
            Class<? extends PlatformManagedObject> bean =
                    Class.forName("com.sun.management.HotSpotDiagnosticMXBean").asSubclass(PlatformManagedObject.class);
            Method dump = Arrays.stream(bean.getMethods())
                    .filter(method -> method.getName().equals("dumpThreads"))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchMethodException("dumpThreads"));
            Object json = Arrays.stream(dump.getParameterTypes()[1].getEnumConstants())
                    .filter(format -> format.toString().equals("JSON"))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchMethodException("JSON"));
            return new VirtualThreads(ManagementFactory.getPlatformMXBean(bean), dump, json);
        } catch (ReflectiveOperationException notHotSpot) {
            return new VirtualThreads(null, null, null);
        }
    }

    /** A virtual thread that is not started yet; empty before JDK 21. */
    static Optional<Thread> unstarted(String name, Runnable work) {
        if (Runtime.version().feature() < 21) {
            return Optional.empty();
        }
        try {
            // By name, as above.
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Object named = builder.getMethod("name", String.class)
                    .invoke(Thread.class.getMethod("ofVirtual").invoke(null), name);
            return Optional.of(
                    (Thread) builder.getMethod("unstarted", Runnable.class).invoke(named, work));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a virtual thread", e);
        }
    }

    public boolean supported() {
        return dump != null;
    }

    public int count(long[] platformIds) {
        int[] count = new int[1];
        list(platformIds, thread -> count[0]++);
        return count[0];
    }

    /** Hands over every virtual thread: those in the dump that are no platform threads. */
    public void list(long[] platformIds, Consumer<LiveThread> each) {
        Set<Long> platform = Arrays.stream(platformIds).boxed().collect(Collectors.toSet());
        try {
            Path folder = Files.createTempDirectory("chaoskit-threads");
            Path file = folder.resolve("threads.json");
            try {
                dump.invoke(diagnostics, file.toString(), json);
                readOthers(file, platform, each);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the virtual threads", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot list the virtual threads", e);
        }
    }

    private static void readOthers(Path file, Set<Long> platform, Consumer<LiveThread> each) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("threads")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        LiveThread thread = DumpedThread.read(parser);
                        if (!platform.contains(thread.id())) {
                            each.accept(thread);
                        }
                    }
                }
            }
        }
    }

    /** Reads one thread of a JVM's thread dump in JSON. */
    private static final class DumpedThread {

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
                        state = parser.getText().toLowerCase(Locale.ROOT).replace('_', ' ');
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
}
