package io.chaoskit.internal.weave;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import java.lang.instrument.Instrumentation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

/**
 * The weaving of one run: from the time it is made to {@link #close}, every class that is loaded, or is loaded meanwhile, calls the
 * gate in the methods that its pointcuts match. Afterwards every class is byte for byte what it was.
 */
public final class Weaver implements AutoCloseable {

    private final Instrumentation instrumentation;
    private final List<Pointcut> pointcuts;
    private final BiFunction<List<Pointcut>, MethodShape, ?> attach;
    private final Map<Key, Integer> ids = new ConcurrentHashMap<>();
    private final Map<String, Advice> advices = new ConcurrentHashMap<>();
    private final Retransformation change;

    private record Key(String type, String signature) {}

    private Weaver(
            Instrumentation instrumentation,
            List<Pointcut> pointcuts,
            BiFunction<List<Pointcut>, MethodShape, ?> attach) {
        this.instrumentation = instrumentation;
        this.pointcuts = List.copyOf(pointcuts);
        this.attach = attach;
        this.change = new Retransformation(instrumentation, this::meaning);
    }

    /**
     * Weaves every loaded class that the pointcuts match, and those that are loaded until {@link #close}.
     *
     * @param gatekeeper decides in the methods; the same one for all weavers of the JVM
     * @param pointcuts which methods
     * @param attach makes what the gatekeeper gets for a method, of the pointcuts that match it
     * @return to be closed when the run is over
     * @throws IllegalStateException when the JVM does not let classes be changed
     */
    public static Weaver weave(
            Gatekeeper gatekeeper, List<Pointcut> pointcuts, BiFunction<List<Pointcut>, MethodShape, ?> attach) {
        Weaver weaver = new Weaver(Agent.instrumentation(), pointcuts, attach);
        weaver.install();
        Gates.connect(gatekeeper);
        return weaver;
    }

    /** First for classes that are loaded from here on, then those that are there: none comes in between. */
    private void install() {
        change.install(new Gating());
        try {
            Set<Class<?>> classes = new LinkedHashSet<>();
            for (Pointcut each : pointcuts) {
                classes.addAll(Matches.of(each, instrumentation).classes());
            }
            if (classes.stream().anyMatch(each -> !AdviceSource.seesGate(each.getClassLoader()))) {
                AdviceSource.putGateBeforeBoot(instrumentation);
            }
            change.apply(classes);
        } catch (RuntimeException | Error broken) {
            change.restore();
            throw broken;
        }
    }

    private static String signature(MethodDescription method) {
        return method.getInternalName() + method.getDescriptor();
    }

    private List<Pointcut> matching(TypeDescription type, MethodDescription method) {
        if (Matches.refusal(type, method, true).isPresent()) {
            return List.of();
        }
        return pointcuts.stream()
                .filter(each -> each.matcher().mayMatch(type)
                        && each.matcher().methods(type).matches(method))
                .toList();
    }

    private Advice advice(Class<?> advice, ClassLoader loader) {
        return advice(advice, advice, loader);
    }

    /** Kept for the run: reading an advice takes longer than weaving it into a small class. */
    private Advice advice(Class<?> enter, Class<?> exit, ClassLoader loader) {
        boolean plain = AdviceSource.seesGate(loader);
        String key = enter.getName() + plain;
        Advice read = advices.get(key);
        if (read == null) {
            // Under no lock: reading it loads classes, and another thread may be loading one and want it.
            ClassFileLocator source =
                    plain ? AdviceSource.plain() : AdviceSource.throughBoot(instrumentation, enter, exit);
            read = Advice.withCustomMapping()
                    .bind(new Numbers())
                    .bind(new Continuations())
                    .to(TypeDescription.ForLoadedType.of(enter), TypeDescription.ForLoadedType.of(exit), source);
            advices.put(key, read);
        }
        return read;
    }

    /** The number of a method, a constant in its code; the same again when the class is transformed again. */
    private int id(TypeDescription type, MethodDescription method) {
        return ids.computeIfAbsent(
                new Key(type.getName(), signature(method)),
                key -> Registry.add(attach.apply(matching(type, method), WovenShape.of(type, method))));
    }

    /** The pointcuts that mean a class; without its class file and with a class missing that it names, those that may. */
    private List<Pointcut> meaning(Class<?> type) {
        return pointcuts.stream().filter(each -> means(each, type)).toList();
    }

    private static boolean means(Pointcut pointcut, Class<?> type) {
        TypeDescription described = Readable.of(type);
        if (!pointcut.matcher().mayMatch(described)) {
            return false;
        }
        try {
            return !described
                    .getDeclaredMethods()
                    .filter(pointcut.matcher().methods(described))
                    .isEmpty();
        } catch (LinkageError unreadable) {
            return true;
        }
    }

    /**
     * Classes that could not be woven so far, those that were loaded meanwhile too; after {@link #close} also those that could not be
     * restored.
     *
     * @return by their names
     */
    public List<Unwoven> unwoven() {
        return change.unwoven();
    }

    /**
     * How many methods were woven so far.
     *
     * @return 0 or more
     */
    public int woven() {
        return ids.size();
    }

    /**
     * Takes everything out again.
     *
     * @throws IllegalStateException if a class that was used could not be restored
     */
    @Override
    public void close() {
        change.restore();
        List<Unwoven> left =
                change.unwoven().stream().filter(Unwoven::restoring).toList();
        Set<String> kept = left.stream().map(Unwoven::type).collect(Collectors.toSet());
        ids.forEach((key, id) -> {
            if (kept.contains(key.type())) {
                Registry.retire(id);
            } else {
                Registry.remove(id);
            }
        });
        Gates.disconnect();
        Unwoven.requireUnused(left);
    }

    /** Puts the gate into what the pointcuts match. */
    private final class Gating implements Decorator.Recipe {

        @Override
        public boolean mayChange(TypeDescription type, byte[] classFile) {
            return pointcuts.stream().anyMatch(each -> each.matcher().mayMatch(type))
                    && Forbidden.why(type).isEmpty();
        }

        @Override
        public List<AsmVisitorWrapper> changes(TypeDescription type, ClassLoader loader) {
            // Asked once for each method: matching may look at all super-types, and weaving asks for it several times.
            Set<String> matched = type.getDeclaredMethods().stream()
                    .filter(method -> !matching(type, method).isEmpty())
                    .map(Weaver::signature)
                    .collect(Collectors.toSet());
            if (matched.isEmpty()) {
                return List.of();
            }
            AsmVisitorWrapper.ForDeclaredMethods changes = new AsmVisitorWrapper.ForDeclaredMethods()
                    .invokable(
                            method -> isMethod(method) && matched.contains(signature(method)),
                            advice(GateAdvice.OfMethod.class, loader))
                    .invokable(
                            method -> method.isConstructor() && matched.contains(signature(method)),
                            advice(GateAdvice.OfConstructor.class, loader));
            return List.of(
                    type.getDeclaredMethods().stream().noneMatch(SuspendFunction::is)
                            ? changes
                            : changes.invokable(
                                    method -> SuspendFunction.is(method) && matched.contains(signature(method)),
                                    advice(GateAdvice.OfSuspendFunction.class, GateAdvice.OfMethod.class, loader)));
        }

        private static boolean isMethod(MethodDescription method) {
            return !method.isConstructor() && !SuspendFunction.is(method);
        }
    }

    private final class Numbers implements Advice.OffsetMapping.Factory<GateAdvice.Number> {

        @Override
        public Class<GateAdvice.Number> getAnnotationType() {
            return GateAdvice.Number.class;
        }

        @Override
        public Advice.OffsetMapping make(
                ParameterDescription.InDefinedShape target,
                AnnotationDescription.Loadable<GateAdvice.Number> annotation,
                AdviceType adviceType) {
            return (type, method, assigner, handler, sort) -> {
                StackManipulation number = IntegerConstant.forValue(id(type, method));
                return new Advice.OffsetMapping.Target.ForStackManipulation(number);
            };
        }
    }

    private static final class Continuations implements Advice.OffsetMapping.Factory<GateAdvice.Continuation> {

        @Override
        public Class<GateAdvice.Continuation> getAnnotationType() {
            return GateAdvice.Continuation.class;
        }

        @Override
        public Advice.OffsetMapping make(
                ParameterDescription.InDefinedShape target,
                AnnotationDescription.Loadable<GateAdvice.Continuation> annotation,
                AdviceType adviceType) {
            return (type, method, assigner, handler, sort) -> {
                int offset = SuspendFunction.continuation(method.getParameters()).getOffset();
                StackManipulation load = MethodVariableAccess.REFERENCE.loadFrom(handler.argument(offset));
                return new Advice.OffsetMapping.Target.ForStackManipulation(load);
            };
        }
    }
}
