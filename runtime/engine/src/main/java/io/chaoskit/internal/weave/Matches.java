package io.chaoskit.internal.weave;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The matches of a pointcut among the loaded classes.
 *
 * @param methods that can be woven
 * @param classes that they are in
 * @param refused methods that it matches and that cannot be woven, with the reason
 */
public record Matches(List<MethodShape> methods, List<Class<?>> classes, List<String> refused) {

    /** Why an abstract method is rejected. */
    public static final String ABSTRACT =
            "it is abstract and has no code to change; write + behind the type for the classes that implement it";

    /** Copies the lists, and takes a method once that a class of the same name has in several class loaders. */
    public Matches {
        methods = methods.stream().distinct().toList();
        classes = List.copyOf(classes);
        refused = refused.stream().distinct().toList();
    }

    /**
     * Looks at every loaded class.
     *
     * @param pointcut what to look for
     * @param instrumentation of this JVM
     * @return may be empty
     */
    public static Matches of(Pointcut pointcut, Instrumentation instrumentation) {
        List<MethodShape> methods = new ArrayList<>();
        List<Class<?>> classes = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        candidates(pointcut, instrumentation).forEach(each -> {
            int before = methods.size();
            try {
                TypeDescription type = Readable.of(each);
                for (MethodDescription method :
                        type.getDeclaredMethods().filter(pointcut.matcher().methods(type))) {
                    refusal(type, method, instrumentation.isModifiableClass(each))
                            .ifPresentOrElse(
                                    why -> refused.add(
                                            WovenShape.of(type, method).text() + ": " + why),
                                    () -> methods.add(WovenShape.of(type, method)));
                }
            } catch (LinkageError | TypeNotPresentException missing) {
                if (Forbidden.why(TypeDescription.ForLoadedType.of(each)).isEmpty()) {
                    refused.add(each.getName() + ": one of its methods names a class that is not there, "
                            + missing.getMessage());
                }
            }
            if (methods.size() > before) {
                classes.add(each);
            }
        });
        return new Matches(methods, classes, refused);
    }

    /** The classes alone: quicker, since what their methods are is not found out. */
    static List<Class<?>> classes(Pointcut pointcut, Instrumentation instrumentation) {
        return candidates(pointcut, instrumentation)
                .filter(each -> hasMethod(pointcut, each, instrumentation))
                .toList();
    }

    /**
     * Whether there is a method that can be woven. Looks no further than to the first class that has one.
     *
     * @param pointcut what to look for
     * @param instrumentation of this JVM
     */
    public static boolean any(Pointcut pointcut, Instrumentation instrumentation) {
        return candidates(pointcut, instrumentation).anyMatch(each -> hasMethod(pointcut, each, instrumentation));
    }

    /** The loaded classes that it may mean. */
    private static Stream<Class<?>> candidates(Pointcut pointcut, Instrumentation instrumentation) {
        return Stream.<Class<?>>of(instrumentation.getAllLoadedClasses())
                .filter(each -> !each.isArray() && !each.isPrimitive() && !each.isHidden())
                .filter(each -> pointcut.matcher().mayMatch(TypeDescription.ForLoadedType.of(each)));
    }

    private static boolean hasMethod(Pointcut pointcut, Class<?> candidate, Instrumentation instrumentation) {
        try {
            TypeDescription type = Readable.of(candidate);
            boolean modifiable = instrumentation.isModifiableClass(candidate);
            return type.getDeclaredMethods().filter(pointcut.matcher().methods(type)).stream()
                    .anyMatch(method -> refusal(type, method, modifiable).isEmpty());
        } catch (LinkageError | TypeNotPresentException missing) {
            return false;
        }
    }

    /** Why a method cannot be woven. */
    static Optional<String> refusal(TypeDescription type, MethodDescription method, boolean modifiable) {
        Optional<String> forbidden = Forbidden.why(type);
        if (forbidden.isPresent()) {
            return forbidden;
        }
        if (!modifiable) {
            return Optional.of("the JVM does not let this class be changed");
        }
        if (method.isNative()) {
            return Optional.of("it is native and has no code to change; take a method that calls it");
        }
        if (method.isAbstract()) {
            return Optional.of(ABSTRACT);
        }
        return method.isTypeInitializer() ? Optional.of("it initialises the class") : Optional.empty();
    }
}
