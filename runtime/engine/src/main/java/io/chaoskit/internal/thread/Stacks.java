package io.chaoskit.internal.thread;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stack traces for people, without the frames of ChaosKit, Groovy and the JDK. */
public final class Stacks {

    private static final int FRAMES = 7;
    /** Packages of ours and of the language that scripts are written in. */
    private static final List<String> PLUMBING =
            List.of("io.chaoskit.", "groovy.lang.", "org.codehaus.groovy.", "org.apache.groovy.");

    private Stacks() {}

    /**
     * The top frame, and below it those of the code under test, or of the JDK when there are none.
     *
     * @param stack top frame first
     * @return a line for each frame, at most seven, each begun with a line break; empty for no stack
     */
    public static String show(List<StackTraceElement> stack) {
        List<StackTraceElement> target =
                stack.stream().skip(1).filter(frame -> !isPlumbing(frame)).toList();
        // An idle worker of a pool stands in the JDK alone.
        Stream<StackTraceElement> below =
                target.isEmpty() ? stack.stream().skip(1).filter(frame -> !isOurs(frame)) : target.stream();
        return Stream.concat(stack.stream().limit(1), below)
                .limit(FRAMES)
                .map(frame -> "\n    at " + plain(frame))
                .collect(Collectors.joining());
    }

    private static boolean isPlumbing(StackTraceElement frame) {
        String module = frame.getModuleName();
        boolean jdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
        return jdk || isOurs(frame);
    }

    /** But for the points that the code under test calls. */
    private static boolean isOurs(StackTraceElement frame) {
        String type = frame.getClassName();
        return PLUMBING.stream().anyMatch(type::startsWith) && !type.equals("io.chaoskit.Chaos");
    }

    /** Without loader and module. */
    private static String plain(StackTraceElement frame) {
        return new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
                .toString();
    }
}
