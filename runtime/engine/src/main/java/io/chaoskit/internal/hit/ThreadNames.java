package io.chaoskit.internal.hit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The names of threads, those of a pool as one: {@code http-nio-#-exec-#}. Bounded, and used by any thread without a lock; a thread that was seen
 * already allocates nothing.
 */
final class ThreadNames {

    private static final int NAMES = 8;
    private static final int THREADS = 1024;
    private static final int PROBES = 8;

    private final AtomicReferenceArray<String> names = new AtomicReferenceArray<>(NAMES);
    /** The numbers of threads that were seen; 0 for a free place. When there is none near a number, its thread is not looked at. */
    private final AtomicLongArray seen = new AtomicLongArray(THREADS);

    void see(Thread thread) {
        long id = thread.getId();
        for (int i = 0; i < PROBES; i++) {
            int place = (int) (id + i) & (THREADS - 1);
            long known = seen.get(place);
            if (known == id) {
                return;
            }
            if (known == 0 && seen.compareAndSet(place, 0, id)) {
                add(folded(thread.getName()));
                return;
            }
        }
    }

    private void add(String name) {
        for (int i = 0; i < NAMES; i++) {
            if (name.equals(names.get(i)) || names.compareAndSet(i, null, name) || name.equals(names.get(i))) {
                return;
            }
        }
    }

    /** A number is what the threads of a pool differ in. */
    private static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        boolean number = false;
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            boolean digit = Character.isDigit(each);
            if (!digit || !number) {
                folded.append(digit ? '#' : each);
            }
            number = digit;
        }
        return folded.isEmpty() ? "threads without a name" : folded.toString();
    }

    /** At most eight, in the order in which they came. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < NAMES && names.get(i) != null; i++) {
            all.add(names.get(i));
        }
        return all;
    }
}
