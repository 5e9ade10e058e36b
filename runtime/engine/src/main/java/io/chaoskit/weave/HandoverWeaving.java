package io.chaoskit.weave;

import io.chaoskit.points.Handover;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TimerTask;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
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
 * Has the engine told of what goes from thread to thread: one weaving of each kind for the JVM, while any run needs it. Used by any
 * thread.
 */
public final class HandoverWeaving {

    /** Work that is handed to a pool, a timer or another stage: it belongs to the iteration of the thread that hands it over. */
    public static final HandoverWeaving OF_WORK = new HandoverWeaving(
            Stream.of(Handovers.IN_JDK, Handovers.ELSEWHERE)
                    .flatMap(List::stream)
                    .toList(),
            HandoverWeaving::classesWithWork);

    /** Threads that are started. */
    public static final HandoverWeaving OF_STARTS =
            new HandoverWeaving(Handovers.OF_STARTS, jvm -> Handovers.classesOfThreads());

    private static int connected;

    private final List<Handovers> handovers;
    private final Function<Instrumentation, Collection<Class<?>>> loaded;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private int users;
    private ResettableClassFileTransformer transformer;

    private HandoverWeaving(List<Handovers> handovers, Function<Instrumentation, Collection<Class<?>>> loaded) {
        this.handovers = handovers;
        this.loaded = loaded;
    }

    private static ResettableClassFileTransformer install(HandoverWeaving kind, Instrumentation instrumentation) {
        AdviceSource.putGateBeforeBoot(instrumentation);
        AgentBuilder builder = Retransformation.of(kind.loaded.apply(instrumentation), kind.new Failures());
        for (Handovers each : kind.handovers) {
            builder = builder.type(each.type())
                    .transform((type, description, loader, module, domain) -> woven(type, each, loader));
        }
        return builder.installOn(instrumentation);
    }

    private static Collection<Class<?>> classesWithWork(Instrumentation instrumentation) {
        Set<Class<?>> classes = new LinkedHashSet<>(Handovers.classesOfJdk());
        Stream.of(instrumentation.getAllLoadedClasses())
                .filter(each -> Executor.class.isAssignableFrom(each) || TimerTask.class.isAssignableFrom(each))
                .filter(each -> !each.isHidden() && !each.isArray() && instrumentation.isModifiableClass(each))
                .filter(HandoverWeaving::isElsewhere)
                .forEach(classes::add);
        return classes;
    }

    private static boolean isElsewhere(Class<?> loaded) {
        TypeDescription type = TypeDescription.ForLoadedType.of(loaded);
        return Handovers.ELSEWHERE.stream().anyMatch(each -> each.type().matches(type));
    }

    /**
     * Weaves, unless another run has.
     *
     * @param carrier is told of handovers; the same one for all runs of the JVM
     * @return classes that could not be woven, with the reason
     * @throws IllegalStateException when the JVM does not let classes be changed; then there is nothing to {@link #release}
     */
    public List<String> require(Carrier carrier) {
        synchronized (HandoverWeaving.class) {
            if (users == 0) {
                failures.clear();
                transformer = install(this, Agent.instrumentation());
                if (connected++ == 0) {
                    connect(carrier);
                }
            }
            users++;
            return List.copyOf(failures);
        }
    }

    /**
     * A run needs it no longer.
     *
     * @return whether it was the last: then every class is byte for byte what it was
     */
    public boolean release() {
        synchronized (HandoverWeaving.class) {
            if (--users > 0) {
                return false;
            }
            boolean reset =
                    transformer.reset(Agent.instrumentation(), AgentBuilder.RedefinitionStrategy.RETRANSFORMATION);
            transformer = null;
            if (--connected == 0) {
                Handover.disconnect();
                onBoot("disconnect", new Class<?>[0]);
            }
            if (!reset) {
                throw new IllegalStateException("classes that hand over could not be restored");
            }
            return true;
        }
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

    private static DynamicType.Builder<?> woven(DynamicType.Builder<?> type, Handovers each, ClassLoader loader) {
        return type.visit(advice(
                each,
                AdviceSource.seesGate(loader)
                        ? AdviceSource.plain()
                        : AdviceSource.throughBoot(Agent.instrumentation(), each.advice())));
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
