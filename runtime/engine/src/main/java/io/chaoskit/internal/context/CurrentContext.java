package io.chaoskit.internal.context;

import java.lang.ref.WeakReference;

/** The context of the current thread. A thread that is started in a live context gets a child of it. */
public final class CurrentContext {

    private static final InheritableThreadLocal<Holder> HOLDER = new InheritableThreadLocal<>() {
        @Override
        protected Holder childValue(Holder parent) {
            Context context = parent == null ? null : parent.context;
            return context == null || !context.live() ? null : new Holder(new Context(context));
        }
    };

    private CurrentContext() {}

    /** Holds the context of a thread. For that thread only. */
    static final class Holder {

        private Context context;

        Holder(Context context) {
            this.context = context;
        }
    }

    /**
     * The holders of threads that are not lanes, found in half the time that a thread local takes. It may forget a thread, because two
     * have one place; it never gives a thread the holder of another. That needs no lock: an entry is immutable, and only the thread that
     * it names has put it.
     */
    private static final class Cache {

        private static final int SIZE = 256;
        private static final Entry[] ENTRIES = new Entry[SIZE];

        /** Does not keep its thread. */
        private static final class Entry extends WeakReference<Thread> {

            final Holder holder;

            Entry(Thread thread, Holder holder) {
                super(thread);
                this.holder = holder;
            }
        }

        private Cache() {}

        /** The holder of this thread; null when it has none or was forgotten. */
        static Holder get(Thread current) {
            Entry entry = ENTRIES[place(current)];
            return entry != null && entry.refersTo(current) ? entry.holder : null;
        }

        /** By the thread itself. */
        static void put(Thread current, Holder holder) {
            ENTRIES[place(current)] = new Entry(current, holder);
        }

        private static int place(Thread thread) {
            return (int) thread.getId() & (SIZE - 1);
        }
    }

    /** Loads what is needed to find a context. Loading it at a hit would use classes of the JDK, and they may be what is hit. */
    public static void load() {
        Cache.ENTRIES[0] = new Cache.Entry(null, null);
    }

    /** The context, live or not; null for a thread that never had one. */
    public static Context get() {
        Holder holder = find(Thread.currentThread());
        return holder == null ? null : holder.context;
    }

    /** The context when its iteration still runs; null otherwise. */
    static Context live() {
        Context context = get();
        return context == null || !context.live() ? null : context;
    }

    private static Holder find(Thread thread) {
        if (thread instanceof ContextThread own) {
            return own.holder();
        }
        Holder cached = Cache.get(thread);
        if (cached != null) {
            return cached;
        }
        Holder holder = HOLDER.get();
        if (holder != null) {
            Cache.put(thread, holder);
        }
        return holder;
    }

    /** Puts the thread into another context, null for none, and gives back the one that it was in before. */
    public static Context swap(Context next) {
        Thread thread = Thread.currentThread();
        Holder holder = find(thread);
        if (holder == null) {
            if (next == null) {
                return null;
            }
            holder = new Holder(null);
            HOLDER.set(holder);
            Cache.put(thread, holder);
        }
        Context before = holder.context;
        holder.context = next;
        return before;
    }

    /** A thread with a holder of its own begins: threads that it starts inherit from that. */
    static void enter(ContextThread own) {
        HOLDER.set(own.holder());
    }
}
