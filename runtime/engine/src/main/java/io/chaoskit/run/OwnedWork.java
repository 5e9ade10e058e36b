package io.chaoskit.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whose the work is that waits in queues, by the very object. What never comes out is forgotten with {@link #clear}. */
final class OwnedWork {

    private final Map<Key, Object> owners = new ConcurrentHashMap<>();

    private record Key(Object work) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.work == work;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(work);
        }
    }

    void put(Object work, Object owner) {
        owners.put(new Key(work), owner);
    }

    /** Null when it is not known. */
    Object get(Object work) {
        return owners.isEmpty() ? null : owners.get(new Key(work));
    }

    /** Null when it was not known. */
    Object remove(Object work) {
        return owners.isEmpty() ? null : owners.remove(new Key(work));
    }

    void clear() {
        owners.clear();
    }
}
