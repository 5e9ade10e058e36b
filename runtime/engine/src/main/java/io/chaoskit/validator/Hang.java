package io.chaoskit.validator;

import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step that did not end in time.
 *
 * @param step its name
 * @param limit the time it had
 * @param stacks samples of its stack while it was stuck, top frame first; at least one
 */
public record Hang(String step, Duration limit, List<List<StackTraceElement>> stacks) {

    private static final int FRAMES = 7;
    /** Packages of ours and of the language that scripts are written in. */
    private static final List<String> PLUMBING =
            List.of("io.chaoskit.", "groovy.lang.", "org.codehaus.groovy.", "org.apache.groovy.");

    /** Copies the samples. */
    public Hang {
        stacks = List.copyOf(stacks);
    }

    /**
     * A sentence, and where all samples were: in which method, and by which methods of the code under test.
     *
     * @return several lines
     */
    public String describe() {
        StringBuilder text = new StringBuilder("step '" + step + "' must end within " + Durations.format(limit)
                + ", but did not; it was interrupted at");
        List<StackTraceElement> shared = stacks.get(stacks.size() - 1).stream()
                .filter(frame ->
                        stacks.stream().allMatch(each -> each.stream().anyMatch(any -> sameMethod(any, frame))))
                .toList();
        Stream.concat(shared.stream().limit(1), shared.stream().skip(1).filter(frame -> !isPlumbing(frame)))
                .limit(FRAMES)
                .forEach(frame -> text.append("\n    at ").append(plain(frame)));
        return text.toString();
    }

    private static boolean sameMethod(StackTraceElement one, StackTraceElement other) {
        return one.getClassName().equals(other.getClassName())
                && one.getMethodName().equals(other.getMethodName());
    }

    /** What people do not look for, but for the points that the code under test calls. */
    private static boolean isPlumbing(StackTraceElement frame) {
        String type = frame.getClassName();
        String module = frame.getModuleName();
        boolean jdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
        return jdk || (PLUMBING.stream().anyMatch(type::startsWith) && !type.equals("io.chaoskit.Chaos"));
    }

    /** Without loader and module. */
    private static String plain(StackTraceElement frame) {
        return new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
                .toString();
    }
}
