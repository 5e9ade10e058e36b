package io.chaoskit.internal.pointcut;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Signatures of methods, written the way a pointcut names them. */
public final class Signatures {

    private Signatures() {}

    /**
     * The name and the parameters of a method, ready to stand behind its type in a pointcut.
     *
     * @param method any method or constructor
     * @return for example {@code save(Order, int)}, {@code new(String...)}
     */
    public static String of(MethodDescription method) {
        List<TypeDescription> types = method.getParameters().asTypeList().asErasures();
        int last = types.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(index -> typeName(types.get(index), index == last && method.isVarArgs()))
                .collect(Collectors.joining(", ", name(method) + "(", ")"));
    }

    /**
     * A method with its type.
     *
     * @param type that declares it
     * @param method any method or constructor
     * @return for example {@code com.acme.OrderRepo.save(Order, int)}
     */
    public static String of(TypeDescription type, MethodDescription method) {
        return TypeNames.dotted(type.getName()) + "." + of(method);
    }

    /**
     * A type.
     *
     * @param type loaded or not, even missing
     * @return without its package
     */
    public static String of(TypeDescription type) {
        return typeName(type, false);
    }

    static String name(MethodDescription method) {
        return method.isConstructor() ? MemberPattern.NEW : method.getName();
    }

    private static String typeName(TypeDescription type, boolean varArgs) {
        if (type.isArray()) {
            return typeName(type.getComponentType(), false) + (varArgs ? "..." : "[]");
        }
        return TypeNames.withoutPackage(type.getName());
    }
}
