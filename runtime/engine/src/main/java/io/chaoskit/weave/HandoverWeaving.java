package io.chaoskit.weave;

import io.chaoskit.points.Handover;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TimerTask;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.utility.JavaModule;

/**
 * Makes work belong to the iteration of the thread that hands it to a pool, a timer or another stage, whichever thread runs it: one
 * weaving for the JVM while any run needs it.
 */
public final class Propagation {

    private static int users;
    private static Propagation woven;

    private final Instrumentation instrumentation = Agent.instrumentation();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final ResettableClassFileTransformer transformer;

    private Propagation() {
        AdviceSource.putGateBeforeBoot(instrumentation);
        List<Handovers> everywhere = Stream.of(Handovers.IN_JDK, Handovers.ELSEWHERE)
                .flatMap(List::stream)
                .toList();
        AgentBuilder builder = Retransformation.of(classes(), new Failures());
        for (Handovers each : everywhere) {
            builder = builder.type(each.type())
                    .transform((type, description, loader, module, domain) -> woven(type, each, loader));
        }
        transformer = builder.installOn(instrumentation);
    }

    private Set<Class<?>> classes() {
        Set<Class<?>> classes = new LinkedHashSet<>(Handovers.classesOfJdk());
        Stream.of(instrumentation.getAllLoadedClasses())
                .filter(each -> Executor.class.isAssignableFrom(each) || TimerTask.class.isAssignableFrom(each))
                .filter(each -> !each.isHidden() && !each.isArray() && instrumentation.isModifiableClass(each))
                .filter(Propagation::isElsewhere)
                .forEach(classes::add);
        return classes;
    }

    private static boolean isElsewhere(Class<?> loaded) {
        TypeDescription type = TypeDescription.ForLoadedType.of(loaded);
        return Handovers.ELSEWHERE.stream().anyMatch(each -> each.type().matches(type));
    }

    /**
     * Weaves executors, unless another run has.
     *
     * @param carrier is told of handovers; the same one for all runs of the JVM
     * @return classes that could not be woven, with the reason
     * @throws IllegalStateException when the JVM does not let classes be changed; then there is nothing to {@link #release}
     */
    public static synchronized List<String> require(Carrier carrier) {
        if (users == 0) {
            woven = new Propagation();
            connect(carrier);
        }
        users++;
        return List.copyOf(woven.failures);
    }

    /**
     * A run needs it no longer.
     *
     * @return whether it was the last: then every class is byte for byte what it was
     */
    public static synchronized boolean release() {
        if (--users > 0) {
            return false;
        }
        ResettableClassFileTransformer transformer = woven.transformer;
        Instrumentation instrumentation = woven.instrumentation;
        woven = null;
        boolean reset = transformer.reset(instrumentation, AgentBuilder.RedefinitionStrategy.RETRANSFORMATION);
        Handover.disconnect();
        onBoot("disconnect", new Class<?>[0]);
        if (!reset) {
            throw new IllegalStateException("executors could not be restored");
        }
        return true;
    }

    private static void connect(Carrier carrier) {
        try {
            MethodHandle engine = MethodHandles.lookup()
                    .findVirtual(
                            Carrier.class, "handover", MethodType.methodType(Object.class, int.class, Object.class))
                    .bindTo(carrier);
            Handover.connect(engine);
            onBoot("connect", new Class<?>[] {MethodHandle.class}, engine);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Carrier has changed", e);
        }
    }

    private static void onBoot(String method, Class<?>[] types, Object... arguments) {
        try {
            bootHandover().getMethod(method, types).invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the handover for classes of the JDK cannot be reached", e);
        }
    }

    private static Class<?> bootHandover() throws ClassNotFoundException {
        return AdviceSource.bootHandover().orElseThrow(() -> new ClassNotFoundException("Handover"));
    }

    private DynamicType.Builder<?> woven(DynamicType.Builder<?> type, Handovers each, ClassLoader loader) {
        return type.visit(advice(
                each,
                AdviceSource.seesGate(loader)
                        ? AdviceSource.plain()
                        : AdviceSource.throughBoot(instrumentation, each.advice())));
    }

    private static AsmVisitorWrapper advice(Handovers each, ClassFileLocator source) {
        return new AsmVisitorWrapper.ForDeclaredMethods()
                .invokable(each.method(), Advice.to(TypeDescription.ForLoadedType.of(each.advice()), source));
    }

    private final class Failures extends AgentBuilder.Listener.Adapter {

        @Override
        public void onError(String name, ClassLoader loader, JavaModule module, boolean loaded, Throwable thrown) {
            failures.add(name + ": " + thrown);
        }
    }
}
