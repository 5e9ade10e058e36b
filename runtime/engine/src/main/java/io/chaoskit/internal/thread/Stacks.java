package io.chaoskit.internal.thread;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stack traces for people, without the frames of ChaosKit, Groovy and the JDK. */
public final class Stacks {

    private static final int FRAMES = 7;
    /** ChaosKit, with the libraries that are packed into it. */
    private static final String CHAOSKIT = "io.chaoskit.";
    /** Accessors that reflection makes, which are in no module. */
    private static final String REFLECTION = "jdk.internal.reflect.";
    /** The points that the code under test calls. */
    private static final String POINTS = CHAOSKIT + "Chaos";
    /** Packages of the language that scripts are written in. */
    private static final List<String> SCRIPTING = List.of("groovy.lang.", "org.codehaus.groovy.", "org.apache.groovy.");

    /** What is on the stack between the code under test and a fault, and below the code under test. */
    private static final List<String> MACHINERY = List.of(
            CHAOSKIT + "internal.", CHAOSKIT + "points.", CHAOSKIT + "model.", CHAOSKIT + "dsl.", CHAOSKIT + "cli.");

    private static final List<String> POINT_TYPES = List.of(POINTS, CHAOSKIT + "Failpoint");

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

    /**
     * The innermost frame of the code under test, or of the JDK when there is none.
     *
     * @param stack top frame first
     * @return in one line; empty for no stack
     */
    public static String place(List<StackTraceElement> stack) {
        return stack.stream()
                .filter(frame -> !isPlumbing(frame))
                .findFirst()
                .or(() -> stack.stream().findFirst())
                .map(Stacks::plain)
                .orElse("");
    }

    /**
     * Whether a class is part of ChaosKit, or of a library that is packed into it.
     *
     * @param className its binary name
     * @return true for all packages of ours
     */
    public static boolean isChaosKit(String className) {
        return className.startsWith(CHAOSKIT);
    }

    /**
     * Whether a class is part of what brings a hit from the code under test to its fault, or a step to its code.
     *
     * @param className its binary name
     * @return false for code under test
     */
    public static boolean isMachinery(String className) {
        return POINT_TYPES.contains(className) || startsWithOneOf(className, MACHINERY);
    }

    /**
     * Whether a class is part of the language that scripts are written in.
     *
     * @param className its binary name
     * @return false for code under test
     */
    public static boolean isLanguage(String className) {
        return startsWithOneOf(className, SCRIPTING);
    }

    /**
     * The top frame that is neither of the JDK, nor of Groovy, nor of ChaosKit.
     *
     * @param stack top frame first
     * @return for example {@code com.acme.Shop.buy(Shop.java:12)}; empty for none
     */
    public static Optional<String> topOfTarget(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame ->
                        !isJdk(frame) && !isMachinery(frame.getClassName()) && !isLanguage(frame.getClassName()))
                .findFirst()
                .map(Stacks::plain)
                .map(Object::toString);
    }

    private static boolean isJdk(StackTraceElement frame) {
        String module = frame.getModuleName();
        return module == null
                ? frame.getClassName().startsWith(REFLECTION)
                : module.startsWith("java.") || module.startsWith("jdk.");
    }

    // Plainly: it is asked at hits, and streams are classes of the JDK that may be woven.
    private static boolean startsWithOneOf(String name, List<String> beginnings) {
        for (int i = 0; i < beginnings.size(); i++) {
            if (name.startsWith(beginnings.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlumbing(StackTraceElement frame) {
        return isJdk(frame) || isOurs(frame);
    }

    /** Whether a frame is of ChaosKit or the language that scripts are written in, but for the points. */
    private static boolean isOurs(StackTraceElement frame) {
        String type = frame.getClassName();
        return !type.equals(POINTS) && (isChaosKit(type) || SCRIPTING.stream().anyMatch(type::startsWith));
    }

    /** Without loader and module. */
    private static String plain(StackTraceElement frame) {
        return new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
                .toString();
    }
}
