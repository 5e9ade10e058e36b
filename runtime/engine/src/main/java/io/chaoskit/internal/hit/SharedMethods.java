package io.chaoskit.internal.hit;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods that were woven once for many wirings with the same pointcuts. A wiring that joins has a table of its own injectors on them,
 * made before its first hit: what a hit needs is found by a number, without a lock. Used by any thread.
 */
public final class SharedMethods {

    /** Tells a method from all others; bridges differ in what they return only. */
    private record Key(String text, String returned) {}

    /** Finds what a wiring has on a method. May be called twice for one. */
    @FunctionalInterface
    public interface Attach {
        WovenMethod to(List<Pointcut> matching, MethodShape method);
    }

    private final Map<Key, SharedMethod> known = new LinkedHashMap<>();
    private final Map<Wiring, Attach> joined = new IdentityHashMap<>();

    /** A method of a class that is woven, when that is loaded or looked at once more. */
    public SharedMethod add(List<Pointcut> matching, MethodShape shape) {
        SharedMethod method;
        Map<Wiring, Attach> wirings;
        synchronized (this) {
            Key key = new Key(shape.text(), shape.returnType());
            SharedMethod before = known.get(key);
            if (before != null && before.matching.equals(matching)) {
                return before;
            }
            method = new SharedMethod(this, matching, shape, before == null ? known.size() : before.index);
            known.put(key, method);
            wirings = new IdentityHashMap<>(joined);
        }
        // Without the lock: what is asked of a method may load classes, and those come here.
        wirings.forEach((wiring, attach) -> put(wiring, method, attach));
        return method;
    }

    /** From here on arrivals in tasks of that wiring go through its injectors. {@code attach} finds those for a method. */
    public void join(Wiring wiring, Attach attach) {
        List<SharedMethod> methods;
        synchronized (this) {
            wiring.shares(new Table(this, new WovenMethod[known.size()]));
            joined.put(wiring, attach);
            methods = List.copyOf(known.values());
        }
        methods.forEach(each -> put(wiring, each, attach));
    }

    /** No more. */
    public synchronized void leave(Wiring wiring) {
        joined.remove(wiring);
        wiring.shares(Table.NONE);
    }

    private void put(Wiring wiring, SharedMethod method, Attach attach) {
        WovenMethod own = attach.to(method.matching, method.shape);
        synchronized (this) {
            if (joined.containsKey(wiring)) {
                wiring.shares(wiring.shared().with(method.index, own));
            }
        }
    }

    /** What a wiring has on shared methods, by their number. Immutable but for the places that are empty. */
    record Table(SharedMethods of, WovenMethod[] methods) {

        static final Table NONE = new Table(null, new WovenMethod[0]);

        /** Null when it has nothing there. */
        WovenMethod get(SharedMethod method) {
            return method.all == of && method.index < methods.length ? methods[method.index] : null;
        }

        private Table with(int index, WovenMethod method) {
            WovenMethod[] all = index < methods.length ? methods : Arrays.copyOf(methods, index + 1);
            all[index] = method;
            return all == methods ? this : new Table(of, all);
        }
    }
}
