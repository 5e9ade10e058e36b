package io.chaoskit.internal.weave;

import io.chaoskit.internal.pointcut.Signatures;
import io.chaoskit.internal.pointcut.SuperTypes;
import io.chaoskit.site.MethodShape;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The shape of a method that can be woven.
 *
 * @param text the method as a user would write it
 * @param taken the types of its parameters
 * @param result what it returns
 * @param declared the exceptions it declares
 * @param constructor whether it is a constructor
 */
record WovenShape(
        String text,
        List<TypeDescription> taken,
        TypeDescription result,
        List<TypeDescription> declared,
        boolean constructor)
        implements MethodShape {

    static WovenShape of(TypeDescription type, MethodDescription method) {
        return new WovenShape(
                Signatures.of(type, method),
                List.copyOf(method.getParameters().asTypeList().asErasures()),
                method.getReturnType().asErasure(),
                List.copyOf(method.getExceptionTypes().asErasures()),
                method.isConstructor());
    }

    @Override
    public boolean returnsNothing() {
        return result.represents(void.class);
    }

    @Override
    public String returnType() {
        return returnsNothing() ? "nothing" : Signatures.of(result);
    }

    @Override
    public boolean returns(Object value) {
        return returnsNothing() ? value == null : fits(value, result);
    }

    private static boolean fits(Object value, TypeDescription type) {
        return value == null ? !type.isPrimitive() : isA(value.getClass(), type.isPrimitive() ? type.asBoxed() : type);
    }

    @Override
    public int parameters() {
        return taken.size();
    }

    @Override
    public boolean takes(int index, Object value) {
        return fits(value, taken.get(index));
    }

    @Override
    public Object defaultValue() {
        return switch (result.getName()) {
            case "boolean" -> false;
            case "byte" -> (byte) 0;
            case "short" -> (short) 0;
            case "char" -> (char) 0;
            case "int" -> 0;
            case "long" -> 0L;
            case "float" -> 0f;
            case "double" -> 0d;
            default -> null;
        };
    }

    @Override
    public boolean mayThrow(Class<? extends Throwable> type) {
        return RuntimeException.class.isAssignableFrom(type)
                || Error.class.isAssignableFrom(type)
                || declared.stream().anyMatch(each -> isA(type, each));
    }

    /** By name: what a method declares may be missing. */
    private static boolean isA(Class<?> type, TypeDescription wanted) {
        TypeDescription given = TypeDescription.ForLoadedType.of(type);
        return type.isArray()
                ? given.isAssignableTo(wanted)
                : SuperTypes.of(given).anyMatch(each -> each.getName().equals(wanted.getName()));
    }
}
