package acme;

import java.util.Iterator;
import java.util.List;

/** A class without a name in a lambda of a generic method: its class file does not tell where its {@code T} comes from. */
public final class Walk {

    private Walk() {}

    public static <T> Iterable<T> over(List<T> items) {
        return () -> new Iterator<T>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < items.size();
            }

            @Override
            public T next() {
                return items.get(at++);
            }
        };
    }
}
