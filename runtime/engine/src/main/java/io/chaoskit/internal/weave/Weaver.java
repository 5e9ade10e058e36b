package io.chaoskit.internal.weave;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * The weaving of runs: from the time it is made to {@link #close}, every class that is loaded, or is loaded meanwhile, calls the
 * gate in the methods that its pointcuts match. Afterwards every class is byte for byte what it was. Runs may use it one after the other: it
 * is attached to the first one when it is made, and between two of them woven methods do nothing.
 */
public final class Weaver implements AutoCloseable {

    private final Instrumentation instrumentation;
    private final List<Pointcut> pointcuts;
    /** Null between two runs. */
    private volatile BiFunction<List<Pointcut>, MethodShape, ?> attach;

    private final Map<Key, Woven> woven = new ConcurrentHashMap<>();
    private final Retransformation change;
    private boolean cut;

    private record Key(String type, String signature) {}

    /** A woven method: its number, a constant in its code, and what was found out of it when its class was looked at last. */
    private record Woven(int id, List<Pointcut> matching, MethodShape shape) {}

    private Weaver(
            Instrumentation instrumentation,
            List<Pointcut> pointcuts,
            BiFunction<List<Pointcut>, MethodShape, ?> attach) {
        this.instrumentation = instrumentation;
        this.pointcuts = List.copyOf(pointcuts);
        this.attach = attach;
        this.change = new Retransformation(instrumentation, this::meaning);
    }

    /** Follows the weaving of the classes that are there, and how they are restored. */
    @FunctionalInterface
    public interface Watch {

        /** Lets all be done. */
        Watch ALL = (classes, of) -> true;

        /**
         * Some classes are woven. Called from time to time.
         *
         * @param classes woven so far
         * @param of all that are loaded and matched
         * @return false to leave the rest as it is
         */
        boolean goesOn(int classes, int of);
    }

    /**
     * Weaves every loaded class that the pointcuts match, and those that are loaded until {@link #close}.
     *
     * @param gatekeeper decides in the methods; the same one for all weavers of the JVM
     * @param pointcuts which methods
     * @param attach makes what the gatekeeper gets for a method, of the pointcuts that match it
     * @param watch may end it early
     * @return to be closed when the run is over
     * @throws IllegalStateException when the JVM does not let classes be changed
     */
    public static Weaver weave(
            Gatekeeper gatekeeper,
            List<Pointcut> pointcuts,
            BiFunction<List<Pointcut>, MethodShape, ?> attach,
            Watch watch) {
        Weaver weaver = new Weaver(Agent.instrumentation(), pointcuts, attach);
        weaver.install(watch);
        Gates.connect(gatekeeper);
        return weaver;
    }

    /** First for classes that are loaded from here on, then those that are there: none comes in between. */
    private void install(Watch watch) {
        change.install(new Gating());
        try {
            Set<Class<?>> classes = new LinkedHashSet<>();
            for (Pointcut each : pointcuts) {
                classes.addAll(Matches.classes(each, instrumentation));
            }
            if (classes.stream().anyMatch(each -> !BootGate.seesGate(each.getClassLoader()))) {
                BootGate.putGateBeforeBoot(instrumentation);
            }
            change.apply(classes, (done, of) -> {
                boolean goesOn = watch.goesOn(done, of);
                cut |= !goesOn;
                return goesOn;
            });
        } catch (RuntimeException | Error broken) {
            change.restore(Watch.ALL);
            throw broken;
        }
    }

    private static Key key(TypeDescription type, MethodDescription method) {
        return new Key(type.getName(), MethodChanges.key(method));
    }

    /** The pointcuts that match a method of a type. Made once for a type: what they need to know of it is found out once. */
    private Function<MethodDescription, List<Pointcut>> matching(TypeDescription type) {
        Map<Pointcut, ElementMatcher<MethodDescription>> meant = new LinkedHashMap<>();
        pointcuts.stream()
                .filter(each -> each.matcher().mayMatch(type))
                .forEach(each -> meant.put(each, each.matcher().methods(type)));
        return method -> Matches.refusal(type, method, true).isPresent()
                ? List.of()
                : meant.keySet().stream()
                        .filter(each -> meant.get(each).matches(method))
                        .toList();
    }

    /** The number of a method; the same again when its class is transformed again, or one of the same name in another loader. */
    private int id(TypeDescription type, MethodDescription method, List<Pointcut> matching) {
        MethodShape shape = WovenShape.of(type, method);
        Woven made = woven.compute(
                key(type, method),
                (key, known) -> new Woven(known == null ? Registry.add() : known.id(), matching, shape));
        BiFunction<List<Pointcut>, MethodShape, ?> now;
        do {
            // Again when a run begins or ends meanwhile: it has not seen the method, or its attachment was replaced.
            now = attach;
            attach(made, now);
        } while (now != attach);
        return made.id();
    }

    private static void attach(Woven method, BiFunction<List<Pointcut>, MethodShape, ?> to) {
        if (to == null) {
            Registry.retire(method.id());
        } else {
            Registry.attach(method.id(), to.apply(method.matching(), method.shape()));
        }
    }

    /** Another run begins. {@code to} makes what the gatekeeper gets for a method, of the pointcuts that match it. */
    public void attach(BiFunction<List<Pointcut>, MethodShape, ?> to) {
        attach = to;
        woven.values().forEach(each -> attach(each, to));
    }

    /** The run has ended: what is woven does nothing, until the next one is attached. */
    public void detach() {
        attach = null;
        woven.values().forEach(each -> attach(each, null));
    }

    /** Whether every class that was there at the begin was tried: its watch did not end it early. */
    public boolean whole() {
        return !cut;
    }

    /** What is woven. */
    public List<Pointcut> pointcuts() {
        return pointcuts;
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
        return woven.size();
    }

    /**
     * Takes everything out again.
     *
     * @throws IllegalStateException if a class that was used could not be restored
     */
    @Override
    public void close() {
        close(Watch.ALL);
    }

    /**
     * Takes everything out again, unless it is told to end early: then the classes that are left let every method pass.
     *
     * @param watch may end it early
     * @throws IllegalStateException if a class that was used could not be restored
     */
    public void close(Watch watch) {
        boolean whole = change.restore(watch);
        List<Unwoven> left =
                change.unwoven().stream().filter(Unwoven::restoring).toList();
        Set<String> kept = left.stream().map(Unwoven::type).collect(Collectors.toSet());
        woven.forEach((key, method) -> {
            if (!whole || kept.contains(key.type())) {
                Registry.retire(method.id());
            } else {
                Registry.remove(method.id());
            }
        });
        Gates.disconnect();
        Unwoven.requireUnused(left);
    }

    /** Lets every woven method pass and leaves it at that: the JVM is ending, and taking the gates out of many classes takes long. */
    public void leave() {
        change.uninstall();
        detach();
        Gates.disconnect();
    }

    /** Puts the gate into what the pointcuts match. */
    private final class Gating implements Decorator.Recipe {

        @Override
        public boolean mayChange(TypeDescription type, byte[] classFile) {
            return pointcuts.stream().anyMatch(each -> each.matcher().mayMatch(type))
                    && Forbidden.why(type).isEmpty();
        }

        @Override
        public List<AsmVisitorWrapper> changes(TypeDescription type, ClassLoader loader, byte[] classFile) {
            // Asked once for each method: matching may look at all super-types.
            String gate = BootGate.gateFor(loader, instrumentation);
            Map<String, MethodChanges.Change> changes = new HashMap<>();
            Function<MethodDescription, List<Pointcut>> matching = matching(type);
            for (MethodDescription method : type.getDeclaredMethods()) {
                List<Pointcut> those = matching.apply(method);
                if (!those.isEmpty()) {
                    changes.put(
                            MethodChanges.key(method),
                            (next, code) -> new GatedMethod(next, method, gate, id(type, method, those), code));
                }
            }
            return changes.isEmpty() ? List.of() : List.of(new MethodChanges(classFile, changes));
        }
    }
}
