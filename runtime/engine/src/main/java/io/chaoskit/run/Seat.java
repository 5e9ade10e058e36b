package io.chaoskit.run;

/** Where a thread finds the task that it works for. For that thread only. */
final class Seat {

    private Task task;
    /** Whom the task is still to be made of, and the owner from then on; null when the task itself is the owner. */
    private Heir heir;

    Seat(Owner owner) {
        swap(owner);
    }

    /** Null when there is none. */
    Task task() {
        return task == null && heir != null ? born() : task;
    }

    private Task born() {
        task = heir.task();
        return task;
    }

    /** Seats another owner, null for none; who sat there before. */
    Owner swap(Owner next) {
        Owner before = heir != null ? heir : task;
        if (next instanceof Heir coming) {
            heir = coming;
            task = coming.knownTask();
        } else {
            heir = null;
            task = (Task) next;
        }
        return before;
    }
}
