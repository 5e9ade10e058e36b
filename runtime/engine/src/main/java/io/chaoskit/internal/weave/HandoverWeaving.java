package io.chaoskit.internal.weave;

import io.chaoskit.points.Handover;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimerTask;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Weaves the handovers from thread to thread, so that the engine hears of them: one weaving of each kind for the JVM, while any run needs
 * it. Used by any thread.
 */
public final class HandoverWeaving {

    /** Work that is handed to a pool, a timer or another stage: it belongs to the iteration of the thread that hands it over. */
    public static final HandoverWeaving OF_WORK = new HandoverWeaving(
            Stream.of(Handovers.IN_JDK, Handovers.ELSEWHERE)
                    .flatMap(List::stream)
                    .toList(),
            HandoverWeaving::classesWithWork,
            Handovers::mayHandOver);

    /** Threads that are started. */
    public static final HandoverWeaving OF_STARTS =
            new HandoverWeaving(Handovers.OF_STARTS, jvm -> Handovers.classesOfThreads(), Handovers::mayStart);

    /** The end of the JVM, where code asks for it. */
    public static final HandoverWeaving OF_EXITS =
            new HandoverWeaving(Handovers.OF_EXITS, jvm -> List.of(Runtime.class), Handovers::mayExit);

    private static int connected;

    private final List<Handovers> handovers;
    private final Function<Instrumentation, Collection<Class<?>>> loaded;
    private final BiPredicate<String, byte[]> glance;
    private final MadeBefore madeBefore = new MadeBefore();
    /** Asked of the same classes before each run. */
    private final ClassValue<Boolean> handsOver = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isMeant(type);
        }
    };

    private int users;
    private Retransformation change;

    private HandoverWeaving(
            List<Handovers> handovers,
            Function<Instrumentation, Collection<Class<?>>> loaded,
            BiPredicate<String, byte[]> glance) {
        this.handovers = handovers;
        this.loaded = loaded;
        this.glance = glance;
    }

    private Retransformation install(Instrumentation instrumentation) {
        BootGate.putGateBeforeBoot(instrumentation);
        Retransformation made = new Retransformation(instrumentation, type -> List.of());
        made.install(new HandoverRecipe());
        made.apply(loaded.apply(instrumentation).stream().filter(handsOver::get).toList(), Weaver.Watch.ALL);
        return made;
    }

    /** Whether something is woven in it: the JVM works as long on a class that stays as it is. */
    private boolean isMeant(Class<?> loaded) {
        TypeDescription type = TypeDescription.ForLoadedType.of(loaded);
        List<Handovers> meant = meant(type);
        try {
            return !meant.isEmpty()
                    && type.getDeclaredMethods().stream()
                            .anyMatch(each -> !hooks(meant, each).isEmpty());
        } catch (LinkageError unreadable) {
            return true;
        }
    }

    private List<Handovers> meant(TypeDescription type) {
        return handovers.stream().filter(each -> each.type().matches(type)).toList();
    }

    private static List<Handovers.Hook> hooks(List<Handovers> meant, MethodDescription method) {
        if (method.isAbstract() || method.isNative() || method.isTypeInitializer()) {
            return List.of();
        }
        return meant.stream()
                .filter(each -> each.method().matches(method))
                .map(Handovers::hook)
                .toList();
    }

    private static Collection<Class<?>> classesWithWork(Instrumentation instrumentation) {
        Set<Class<?>> classes = new LinkedHashSet<>(Handovers.CLASSES_OF_JDK);
        Stream.of(instrumentation.getAllLoadedClasses())
                .filter(each -> Executor.class.isAssignableFrom(each) || TimerTask.class.isAssignableFrom(each))
                .filter(each -> !each.isHidden() && !each.isArray() && instrumentation.isModifiableClass(each))
                .forEach(classes::add);
        return classes;
    }

    /**
     * Weaves, unless another run has.
     *
     * @param propagator hears of handovers; the same one for all runs of the JVM
     * @throws IllegalStateException when the JVM does not let classes be changed; then there is nothing to {@link #release}
     */
    public void require(Propagator propagator) {
        synchronized (HandoverWeaving.class) {
            if (users == 0) {
                change = install(Agent.instrumentation());
                if (connected++ == 0) {
                    connect(propagator);
                }
            }
            users++;
        }
    }

    /**
     * Classes that could not be woven since the first run of those that need it now, those that were loaded meanwhile too.
     *
     * @return by their names; empty when no run needs it
     */
    public List<Unwoven> unwoven() {
        synchronized (HandoverWeaving.class) {
            return users == 0 ? List.of() : change.unwoven();
        }
    }

    /**
     * A run needs it no longer.
     *
     * @return whether it was the last: then every class is byte for byte what it was
     * @throws IllegalStateException if a class that was used could not be restored
     */
    public boolean release() {
        synchronized (HandoverWeaving.class) {
            if (--users > 0) {
                return false;
            }
            change.restore(Weaver.Watch.ALL);
            List<Unwoven> left = change.unwoven();
            change = null;
            if (--connected == 0) {
                Handover.disconnect();
                onBoot("disconnect", new Class<?>[0]);
            }
            Unwoven.requireUnused(left);
            return true;
        }
    }

    private static void connect(Propagator propagator) {
        try {
            MethodHandle engine = MethodHandles.lookup()
                    .findVirtual(
                            Propagator.class, "handover", MethodType.methodType(Object.class, int.class, Object.class))
                    .bindTo(propagator);
            Handover.connect(engine);
            onBoot("connect", new Class<?>[] {MethodHandle.class}, engine);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Propagator has changed", e);
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
        return BootGate.bootHandover().orElseThrow(() -> new ClassNotFoundException("Handover"));
    }

    /** Puts the handover into what its kind matches. */
    private final class HandoverRecipe implements Decorator.Recipe {

        /** A copy: the JVM hands one to other agents, which may write into it. */
        @Override
        public byte[] madeBefore(String name, ClassLoader loader, byte[] classFile) {
            byte[] made = loader == null ? madeBefore.get(name, classFile) : null;
            return made == null ? null : made.clone();
        }

        @Override
        public void made(String name, ClassLoader loader, byte[] classFile, byte[] woven) {
            if (loader == null) {
                madeBefore.put(name, classFile.clone(), woven.clone());
            }
        }

        @Override
        public boolean mayChange(TypeDescription type, byte[] classFile) {
            return glance.test(type.getName(), classFile)
                    && handovers.stream().anyMatch(each -> each.type().matches(type));
        }

        @Override
        public List<AsmVisitorWrapper> changes(TypeDescription type, ClassLoader loader, byte[] classFile) {
            List<Handovers> meant = meant(type);
            String handover = BootGate.handoverFor(loader, Agent.instrumentation());
            Map<String, MethodChanges.Change> changes = new HashMap<>();
            for (MethodDescription method : type.getDeclaredMethods()) {
                List<Handovers.Hook> hooks = hooks(meant, method);
                if (!hooks.isEmpty()) {
                    changes.put(
                            MethodChanges.key(method),
                            (next, code) -> new HandoverMethod(next, method, hooks, handover, code));
                }
            }
            return changes.isEmpty() ? List.of() : List.of(new MethodChanges(classFile, changes));
        }
    }
}
