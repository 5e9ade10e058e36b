package io.chaoskit.internal.weave;

import io.chaoskit.internal.pointcut.Signatures;
import io.chaoskit.internal.pointcut.SuperTypes;
import io.chaoskit.site.MethodShape;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The shape of a method that can be woven.
 *
 * @param text the method as a user would write it
 * @param in the type that declares it
 * @param taken the types of its parameters, as in its source
 * @param result what it returns, as in its source
 * @param declared the exceptions it declares
 * @param constructor whether it is a constructor
 * @param suspends whether it is a suspend function of Kotlin
 */
record WovenShape(
        String text,
        TypeDescription in,
        List<TypeDescription> taken,
        TypeDescription result,
        List<TypeDescription> declared,
        boolean constructor,
        boolean suspends)
        implements MethodShape {

    private static final Set<String> UNCHECKED = Set.of("java.lang.RuntimeException", "java.lang.Error");
    private static final String TEXT = "java.lang.String";
    private static final String CAUSE = "java.lang.Throwable";
    /** The parameters of constructors that effects can call. */
    private static final Set<List<String>> USUAL =
            Set.of(List.of(TEXT), List.of(TEXT, CAUSE), List.of(), List.of(CAUSE));

    static WovenShape of(TypeDescription type, MethodDescription method) {
        boolean suspends = SuspendFunction.is(method);
        List<TypeDescription> taken = method.getParameters().asTypeList().asErasures();
        return new WovenShape(
                Signatures.of(type, method),
                type,
                List.copyOf(suspends ? taken.subList(0, taken.size() - 1) : taken),
                suspends
                        ? SuspendFunction.result(method)
                        : method.getReturnType().asErasure(),
                List.copyOf(method.getExceptionTypes().asErasures()),
                method.isConstructor(),
                suspends);
    }

    @Override
    public Reply reply() {
        if (suspends) {
            return Reply.CONTINUATION;
        }
        return switch (result.getName()) {
            case "java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture" -> Reply.STAGE;
            case "java.util.concurrent.Flow$Publisher" -> Reply.PUBLISHER;
            default -> Reply.RETURN;
        };
    }

    @Override
    public boolean declaresExceptions() {
        return Languages.declareExceptions(in);
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

    @Override
    public List<String> exceptions() {
        return declared.stream()
                .filter(WovenShape::canBeMade)
                .map(TypeDescription::getName)
                .distinct()
                .toList();
    }

    /** A checked one; none that names a class which is missing. */
    private static boolean canBeMade(TypeDescription type) {
        try {
            return !type.isAbstract()
                    && SuperTypes.of(type).noneMatch(each -> UNCHECKED.contains(each.getName()))
                    && type.getDeclaredMethods().stream()
                            .anyMatch(each -> each.isConstructor()
                                    && each.isPublic()
                                    && USUAL.contains(each.getParameters().asTypeList().asErasures().stream()
                                            .map(TypeDescription::getName)
                                            .toList()));
        } catch (RuntimeException | LinkageError missing) {
            return false;
        }
    }

    /** By name: what a method declares may be missing. */
    private static boolean isA(Class<?> type, TypeDescription wanted) {
        TypeDescription given = TypeDescription.ForLoadedType.of(type);
        return type.isArray()
                ? given.isAssignableTo(wanted)
                : SuperTypes.of(given).anyMatch(each -> each.getName().equals(wanted.getName()));
    }
}
