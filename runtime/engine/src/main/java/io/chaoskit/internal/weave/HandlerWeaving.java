package io.chaoskit.internal.weave;

import io.chaoskit.points.HandlerGate;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Weaves the catch blocks of classes, so that it is known which are entered. One at a time in a JVM. Made before other weavers, it sees the
 * code as it was compiled. Used by one thread, but for classes that any thread loads.
 */
public final class HandlerWeaving implements AutoCloseable {

    /** More are not counted. */
    private static final int MAX_BLOCKS = 65_536;

    private final Instrumentation instrumentation;
    private final Retransformation change;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final boolean[] marks = new boolean[MAX_BLOCKS];
    /** Guarded by itself. By their keys, in the order of their numbers. */
    private final Map<String, CatchBlock> blocks = new LinkedHashMap<>();

    private final Map<String, Integer> numbers = new HashMap<>();

    private HandlerWeaving(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
        this.change = new Retransformation(instrumentation, type -> List.of());
    }

    /** Begins with no class; empty where the JVM does not let classes be changed. */
    public static Optional<HandlerWeaving> begin() {
        Instrumentation instrumentation;
        try {
            instrumentation = Agent.instrumentation();
        } catch (IllegalStateException forbidden) {
            return Optional.empty();
        }
        HandlerWeaving weaving = new HandlerWeaving(instrumentation);
        weaving.change.install(weaving.new Marking());
        HandlerGate.connect(weaving.marks);
        return Optional.of(weaving);
    }

    /** Weaves classes, those that are loaded and those that will be. */
    public void add(Collection<String> classes) {
        Set<String> fresh = new HashSet<>(classes);
        fresh.removeIf(each -> !names.add(each));
        if (!fresh.isEmpty()) {
            List<Class<?>> loaded = new ArrayList<>();
            Stream.of(instrumentation.getAllLoadedClasses())
                    .filter(each -> fresh.contains(each.getName()) && instrumentation.isModifiableClass(each))
                    .filter(each -> BootGate.seesGate(each.getClassLoader()))
                    .forEach(loaded::add);
            change.apply(loaded, (done, of) -> true);
        }
    }

    /** The catch blocks of those that are loaded. */
    public List<CatchBlock> blocks() {
        synchronized (blocks) {
            return List.copyOf(blocks.values());
        }
    }

    /** The keys of those that were entered so far. */
    public Set<String> entered() {
        Set<String> entered = new HashSet<>();
        synchronized (blocks) {
            numbers.forEach((key, number) -> {
                if (marks[number]) {
                    entered.add(key);
                }
            });
        }
        return entered;
    }

    @Override
    public void close() {
        HandlerGate.disconnect();
        change.restore(Weaver.Watch.ALL);
    }

    /** The numbers of the catch blocks of a method; none when there are too many. */
    private Map<Integer, Integer> numbered(Map<Integer, CatchBlock> found) {
        Map<Integer, Integer> all = new HashMap<>();
        synchronized (blocks) {
            found.forEach((handler, block) -> {
                Integer number = numbers.get(block.key());
                if (number == null && blocks.size() < MAX_BLOCKS) {
                    number = blocks.size();
                    numbers.put(block.key(), number);
                    blocks.put(block.key(), block);
                }
                if (number != null) {
                    all.put(handler, number);
                }
            });
        }
        return all;
    }

    /** Marks the catch blocks of the classes that are meant. */
    private final class Marking implements Decorator.Recipe {

        @Override
        public boolean mayChange(TypeDescription type, byte[] classFile) {
            return names.contains(type.getName()) && Forbidden.why(type).isEmpty();
        }

        @Override
        public List<AsmVisitorWrapper> changes(TypeDescription type, ClassLoader loader, byte[] classFile) {
            if (!BootGate.seesGate(loader)) {
                return List.of();
            }
            Map<String, MethodChanges.Change> changes = new HashMap<>();
            CatchBlocks.of(type.getName(), classFile).forEach((method, found) -> {
                Map<Integer, Integer> own = numbered(found);
                changes.put(method, (next, code) -> new HandlerMethod(next, own));
            });
            return changes.isEmpty() ? List.of() : List.of(new MethodChanges(classFile, changes));
        }
    }
}
