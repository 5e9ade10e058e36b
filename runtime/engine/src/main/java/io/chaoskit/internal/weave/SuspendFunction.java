package io.chaoskit.internal.weave;

import io.chaoskit.internal.reply.SuspendReply;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.method.ParameterList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;

/**
 * A suspend function of Kotlin: a method whose last parameter is a continuation. When it is suspended, it returns; to go on, it is called
 * again, with the continuation that the compiler generated for it, in which it has marked that it goes on. Such a call is no arrival.
 */
final class SuspendFunction {

    private static final String CONTINUATION = "kotlin.coroutines.Continuation";
    private static final String GENERATED = "kotlin.coroutines.jvm.internal.BaseContinuationImpl";
    /** Where a generated continuation keeps how far its function is; its sign is the mark. */
    private static final String LABEL = "label";

    /** Asks a continuation of a class whether its function goes on. */
    private static final ClassValue<MethodHandle> RESUMES = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            try {
                return find(type).asType(MethodType.methodType(boolean.class, Object.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type.getName() + " cannot be asked whether its function goes on", e);
            }
        }
    };

    private SuspendFunction() {}

    static boolean is(MethodDescription method) {
        ParameterList<?> parameters = method.getParameters();
        return !parameters.isEmpty()
                && method.getReturnType().represents(Object.class)
                && continuation(parameters).getType().asErasure().getName().equals(CONTINUATION);
    }

    /** The parameter that is the continuation. */
    static ParameterDescription continuation(ParameterList<?> parameters) {
        return parameters.get(parameters.size() - 1);
    }

    /** What it returns in the source: its continuation is one of that, {@code Continuation<? super String>}. */
    static TypeDescription result(MethodDescription function) {
        TypeDescription.Generic type = continuation(function.getParameters()).getType();
        TypeList.Generic arguments =
                type.getSort().isParameterized() ? type.getTypeArguments() : new TypeList.Generic.Empty();
        if (arguments.size() == 1) {
            TypeDescription.Generic argument = arguments.get(0);
            boolean bounded = argument.getSort().isWildcard()
                    && !argument.getLowerBounds().isEmpty();
            if (bounded || !argument.getSort().isWildcard()) {
                return (bounded ? argument.getLowerBounds().get(0) : argument).asErasure();
            }
        }
        return TypeDescription.ForLoadedType.of(Object.class);
    }

    /** Whether a call with that continuation is the rest of one that was suspended. */
    static boolean resumes(Object continuation) {
        try {
            return continuation != null
                    && (boolean) RESUMES.get(continuation.getClass()).invokeExact(continuation);
        } catch (Throwable never) {
            throw new IllegalStateException("a continuation could not be asked", never);
        }
    }

    private static MethodHandle find(Class<?> type) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        if (Proxy.isProxyClass(type)) {
            return lookup.findStatic(
                    SuspendReply.class, "takeAgain", MethodType.methodType(boolean.class, Object.class));
        }
        if (!hasLabel(type)) {
            return MethodHandles.dropArguments(MethodHandles.constant(boolean.class, false), 0, Object.class);
        }
        open(type);
        MethodHandle label = MethodHandles.privateLookupIn(type, lookup).findGetter(type, LABEL, int.class);
        MethodHandle marked =
                lookup.findStatic(SuspendFunction.class, "marked", MethodType.methodType(boolean.class, int.class));
        return MethodHandles.filterReturnValue(label, marked);
    }

    /** A module that is named need not let others look into its classes. */
    private static void open(Class<?> type) {
        Module module = type.getModule();
        Module own = SuspendFunction.class.getModule();
        if (!module.isOpen(type.getPackageName(), own)) {
            Agent.instrumentation()
                    .redefineModule(
                            module, Set.of(), Map.of(), Map.of(type.getPackageName(), Set.of(own)), Set.of(), Map.of());
        }
    }

    /** Whether it was generated for a function: those of a library may have no such field. */
    private static boolean hasLabel(Class<?> type) throws NoSuchFieldException {
        boolean generated = false;
        for (Class<?> each = type; each != null && !generated; each = each.getSuperclass()) {
            generated = each.getName().equals(GENERATED);
        }
        return generated
                && Arrays.stream(type.getDeclaredFields())
                        .anyMatch(each -> each.getName().equals(LABEL) && each.getType() == int.class);
    }

    private static boolean marked(int label) {
        return label < 0;
    }
}
