package io.chaoskit.run;

/** Which task the current thread works for. A thread that a live task starts gets a task of its own. */
final class CurrentTask {

    private static final InheritableThreadLocal<Seat> SEAT = new InheritableThreadLocal<>() {
        @Override
        protected Seat childValue(Seat parent) {
            Task task = parent == null ? null : parent.task();
            return task == null || !task.live() ? null : new Seat(new Heir(null, task));
        }
    };

    private CurrentTask() {}

    /** Loads what is needed to find a task. Loading it at a hit would use classes of the JDK, and they may be what is hit. */
    static void load() {
        SeatCache.load();
    }

    /** The task, live or not; null for a thread that never had one. */
    static Task get() {
        Seat seat = find(Thread.currentThread());
        return seat == null ? null : seat.task();
    }

    private static Seat find(Thread thread) {
        if (thread instanceof LaneThread lane) {
            return lane.seat();
        }
        Seat cached = SeatCache.get(thread);
        if (cached != null) {
            return cached;
        }
        Seat seat = SEAT.get();
        if (seat != null) {
            SeatCache.put(thread, seat);
        }
        return seat;
    }

    static void set(Owner owner) {
        swap(owner);
    }

    /** Like {@link #set}, and gives back who it was before. */
    static Owner swap(Owner owner) {
        Thread thread = Thread.currentThread();
        Seat seat = find(thread);
        if (seat == null) {
            if (owner == null) {
                return null;
            }
            seat = new Seat(null);
            SEAT.set(seat);
            SeatCache.put(thread, seat);
        }
        return seat.swap(owner);
    }

    /** A lane's thread begins: threads that it starts inherit from its seat. */
    static void enter(LaneThread lane) {
        SEAT.set(lane.seat());
    }
}
