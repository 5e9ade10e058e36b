package io.chaoskit.report;

import io.chaoskit.effect.Injected;
import io.chaoskit.internal.text.Excerpt;
import io.chaoskit.internal.thread.Stacks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An exception as data, so that a report holds no object of the code under test.
 *
 * @param type the class's full name
 * @param message its message; empty for none
 * @param stack frames, and {@code Caused by:} lines between them; at most 60
 * @param injected whether ChaosKit threw it
 * @param causes the classes of its causes, the last one is the root
 * @param frame the top frame of the code under test, of the root cause when that has one; empty for none
 */
public record Thrown(
        String type, String message, List<String> stack, boolean injected, List<String> causes, String frame) {

    private static final int MAX_LINES = 60;
    private static final int MAX_FRAMES = 25;
    /** The picture of an assertion is in the message. */
    private static final int MAX_MESSAGE = Failure.MAX_MESSAGE;

    private static final int MAX_CAUSE_MESSAGE = 4_000;

    /** Copies the lists. */
    public Thrown {
        stack = List.copyOf(stack);
        causes = List.copyOf(causes);
    }

    /**
     * One without causes, whose frame is not known.
     *
     * @param type the class's full name
     * @param message its message; empty for none
     * @param stack frames
     * @param injected whether ChaosKit threw it
     */
    public Thrown(String type, String message, List<String> stack, boolean injected) {
        this(type, message, stack, injected, List.of(), "");
    }

    /**
     * Reads a throwable.
     *
     * @param thrown any
     * @return with bounded text
     */
    public static Thrown of(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        List<String> causes = new ArrayList<>();
        String frame = "";
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            if (each != thrown) {
                causes.add(each.getClass().getName());
                lines.add("Caused by: " + each.getClass().getName() + ": " + message(each, MAX_CAUSE_MESSAGE));
            }
            StackTraceElement[] frames = each.getStackTrace();
            frame = Stacks.topOfTarget(frames).orElse(frame);
            for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                lines.add("at " + frames[i]);
            }
            if (frames.length > MAX_FRAMES) {
                lines.add("… " + (frames.length - MAX_FRAMES) + " more");
            }
        }
        List<String> bounded = lines.subList(0, Math.min(lines.size(), MAX_LINES));
        return new Thrown(
                thrown.getClass().getName(), message(thrown, MAX_MESSAGE), bounded, Injected.is(thrown), causes, frame);
    }

    /** A message, bounded; the message of an exception may be code under test that throws. */
    private static String message(Throwable thrown, int most) {
        try {
            String text = thrown.getMessage();
            return text == null ? "" : Excerpt.begin(text, most);
        } catch (RuntimeException | Error e) {
            return "(its message cannot be read: " + e.getClass().getName() + ")";
        }
    }

    /**
     * The classes of the exception and its causes.
     *
     * @return the outermost first
     */
    public List<String> types() {
        return Stream.concat(Stream.of(type), causes.stream()).toList();
    }

    /**
     * Type and message in one line.
     *
     * @return for example {@code SQLException: gone}
     */
    public String headline() {
        return with(message.lines().findFirst().orElse(""));
    }

    /**
     * Type and message.
     *
     * @return in as many lines as the message has
     */
    public String text() {
        return with(message);
    }

    private String with(String said) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return said.isEmpty() ? simple : simple + ": " + said;
    }
}
