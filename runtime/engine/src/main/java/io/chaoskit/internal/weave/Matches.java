package io.chaoskit.internal.weave;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (each.isArray() || each.isPrimitive() || each.isHidden()) {
                continue;
            }
            TypeDescription loaded = TypeDescription.ForLoadedType.of(each);
            if (!pointcut.matcher().mayMatch(loaded)) {
                continue;
            }
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
                if (Forbidden.why(loaded).isEmpty()) {
                    refused.add(each.getName() + ": one of its methods names a class that is not there, "
                            + missing.getMessage());
                }
            }
            if (methods.size() > before) {
                classes.add(each);
            }
        }
        return new Matches(methods, classes, refused);
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
