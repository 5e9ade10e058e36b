package io.chaoskit.weave;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * What a pointcut matches among the loaded classes.
 *
 * @param methods that can be woven
 * @param classes that they are in
 * @param refused methods that it matches and that cannot be woven, with the reason
 */
public record Matches(List<MethodShape> methods, List<Class<?>> classes, List<String> refused) {

    /** Why an abstract method is refused. */
    static final String ABSTRACT =
            "it is abstract and has no code to change; write + behind the type for the classes that implement it";

    /** Copies the lists, and takes a method once that a class of the same name has in several class loaders. */
    public Matches {
        methods = methods.stream().distinct().toList();
        classes = List.copyOf(classes);
        refused = refused.stream().distinct().toList();
    }

    /**
     * Looks at every loaded class; classes that the pointcut names are loaded first, and not initialised.
     *
     * @param pointcut what to look for
     * @param loader sees the classes that it names
     * @param instrumentation of this JVM
     * @return may be empty
     */
    public static Matches of(Pointcut pointcut, ClassLoader loader, Instrumentation instrumentation) {
        pointcut.namedTypes().forEach(name -> load(name, loader));
        List<MethodShape> methods = new ArrayList<>();
        List<Class<?>> classes = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (each.isArray() || each.isPrimitive() || each.isHidden()) {
                continue;
            }
            TypeDescription type = TypeDescription.ForLoadedType.of(each);
            if (!pointcut.types().matches(type)) {
                continue;
            }
            int before = methods.size();
            for (MethodDescription method : type.getDeclaredMethods().filter(pointcut.methods(type))) {
                refusal(type, method, instrumentation.isModifiableClass(each))
                        .ifPresentOrElse(
                                why -> refused.add(WovenShape.of(type, method).text() + ": " + why),
                                () -> methods.add(WovenShape.of(type, method)));
            }
            if (methods.size() > before) {
                classes.add(each);
            }
        }
        return new Matches(methods, classes, refused);
    }

    private static void load(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError elsewhere) {
            // Another class loader may have it; what matches nothing at all is told with the nearest names.
            return;
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
