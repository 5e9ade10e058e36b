package io.chaoskit.weave;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.utility.JavaModule;

/**
 * The weaving of one run: from the time it is made to {@link #close}, every class that is loaded, or is loaded meanwhile, calls the
 * gate in the methods that its pointcuts match. Afterwards every class is byte for byte what it was.
 */
public final class Weaver implements AutoCloseable {

    private final Instrumentation instrumentation;
    private final List<Pointcut> pointcuts;
    private final BiFunction<List<Pointcut>, MethodShape, ?> attach;
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final Map<String, Advice> advices = new ConcurrentHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final ResettableClassFileTransformer transformer;

    private Weaver(
            Instrumentation instrumentation,
            List<Pointcut> pointcuts,
            Set<Class<?>> classes,
            BiFunction<List<Pointcut>, MethodShape, ?> attach) {
        this.instrumentation = instrumentation;
        this.pointcuts = List.copyOf(pointcuts);
        this.attach = attach;
        this.transformer = Retransformation.of(classes, new Watching())
                .ignore(this::ignored)
                .type(this::typeMatches)
                .transform(this::transform)
                .installOn(instrumentation);
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
        Instrumentation instrumentation = Agent.instrumentation();
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (Pointcut each : pointcuts) {
            classes.addAll(Matches.of(each, instrumentation).classes());
        }
        if (classes.stream().anyMatch(each -> !AdviceSource.seesGate(each.getClassLoader()))) {
            AdviceSource.putGateBeforeBoot(instrumentation);
        }
        Weaver weaver = new Weaver(instrumentation, pointcuts, classes, attach);
        Gates.connect(gatekeeper);
        return weaver;
    }

    static ClassLoader contextLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : ClassLoader.getSystemClassLoader();
    }

    private boolean ignored(
            TypeDescription type, ClassLoader loader, JavaModule module, Class<?> loaded, ProtectionDomain domain) {
        return Forbidden.why(type).isPresent();
    }

    private boolean typeMatches(TypeDescription type) {
        return pointcuts.stream().anyMatch(each -> each.types().matches(type));
    }

    private DynamicType.Builder<?> transform(
            DynamicType.Builder<?> builder,
            TypeDescription type,
            ClassLoader loader,
            JavaModule module,
            ProtectionDomain domain) {
        // Asked once for each method: matching may look at all super-types, and weaving asks for it several times.
        Set<String> matched = type.getDeclaredMethods().stream()
                .filter(method -> !matching(type, method).isEmpty())
                .map(Weaver::signature)
                .collect(Collectors.toSet());
        return builder.visit(new AsmVisitorWrapper.ForDeclaredMethods()
                .invokable(
                        method -> !method.isConstructor() && matched.contains(signature(method)),
                        advice(MethodAdvice.class, loader))
                .invokable(
                        method -> method.isConstructor() && matched.contains(signature(method)),
                        advice(ConstructorAdvice.class, loader)));
    }

    private static String signature(MethodDescription method) {
        return method.getInternalName() + method.getDescriptor();
    }

    private List<Pointcut> matching(TypeDescription type, MethodDescription method) {
        if (Matches.refusal(type, method, true).isPresent()) {
            return List.of();
        }
        return pointcuts.stream()
                .filter(each -> each.types().matches(type) && each.methods(type).matches(method))
                .toList();
    }

    /** Kept for the run: reading an advice takes longer than weaving it into a small class. */
    private Advice advice(Class<?> advice, ClassLoader loader) {
        boolean plain = AdviceSource.seesGate(loader);
        String key = advice.getName() + plain;
        Advice read = advices.get(key);
        if (read == null) {
            // Under no lock: reading it loads classes, and another thread may be loading one and want it.
            ClassFileLocator source = plain ? AdviceSource.plain() : AdviceSource.throughBoot(instrumentation, advice);
            read = Advice.withCustomMapping().bind(new Numbers()).to(TypeDescription.ForLoadedType.of(advice), source);
            advices.put(key, read);
        }
        return read;
    }

    /** The number of a method, a constant in its code; the same again when the class is transformed again. */
    private int id(TypeDescription type, MethodDescription method) {
        String key = type.getName() + "." + signature(method);
        return ids.computeIfAbsent(
                key, name -> Registry.add(attach.apply(matching(type, method), WovenShape.of(type, method))));
    }

    /**
     * Classes that could not be woven.
     *
     * @return with the reason
     */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /**
     * How many methods were woven so far.
     *
     * @return 0 or more
     */
    public int woven() {
        return ids.size();
    }

    /** Takes everything out again. */
    @Override
    public void close() {
        boolean reset = transformer.reset(instrumentation, AgentBuilder.RedefinitionStrategy.RETRANSFORMATION);
        ids.values().forEach(Registry::remove);
        Gates.disconnect();
        if (!reset) {
            throw new IllegalStateException("woven classes could not be restored");
        }
    }

    private final class Numbers implements Advice.OffsetMapping.Factory<SiteId> {

        @Override
        public Class<SiteId> getAnnotationType() {
            return SiteId.class;
        }

        @Override
        public Advice.OffsetMapping make(
                ParameterDescription.InDefinedShape target,
                AnnotationDescription.Loadable<SiteId> annotation,
                AdviceType adviceType) {
            return (type, method, assigner, handler, sort) -> {
                StackManipulation number = IntegerConstant.forValue(id(type, method));
                return new Advice.OffsetMapping.Target.ForStackManipulation(number);
            };
        }
    }

    /** Hears of each class from the beginning of its weaving to the end, on the thread that does it. */
    private final class Watching extends AgentBuilder.Listener.Adapter {

        @Override
        public void onDiscovery(String name, ClassLoader loader, JavaModule module, boolean loaded) {
            OwnWork.begin();
        }

        @Override
        public void onComplete(String name, ClassLoader loader, JavaModule module, boolean loaded) {
            OwnWork.end();
        }

        @Override
        public void onError(String name, ClassLoader loader, JavaModule module, boolean loaded, Throwable thrown) {
            failures.add(name + ": " + thrown);
        }
    }
}
