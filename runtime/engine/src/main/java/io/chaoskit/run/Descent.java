package io.chaoskit.run;

/** Where a task comes from: its iteration, and its place in the tree of threads and handovers of that. */
abstract class Descent extends IterationHit {

    /** Null for a lane's own task and an adopted one. */
    private final Descent parent;
    /** Its place among the children of its parent. */
    private final int ordinal;

    private final boolean adopted;
    /** The key of the iteration when this was handed over; only for one with a parent. */
    final long iterationKey;

    private String path;
    /** The number of its iteration; -1 when it is in none. */
    long number = -1;
    /** How many it has handed over in this iteration. */
    int children;

    Descent(Iteration iteration, String path, boolean adopted) {
        super(iteration);
        this.parent = null;
        this.ordinal = 0;
        this.iterationKey = 0;
        this.path = path;
        this.adopted = adopted;
    }

    Descent(Heir heir) {
        super(heir.parent.iteration);
        this.parent = heir.parent;
        this.ordinal = heir.ordinal;
        this.adopted = heir.parent.adopted();
        this.number = heir.number;
        this.iterationKey = heir.iterationKey;
    }

    /** What the children must know of the iteration that runs now. */
    final long keyOfIteration() {
        return parent == null ? iteration.key() : iterationKey;
    }

    /** For example {@code 0.2.1}, the first child of the second child of a lane's task; made when it is first asked for. */
    final String path() {
        if (path == null) {
            StringBuilder numbers = new StringBuilder();
            Descent named = this;
            for (; named.path == null; named = named.parent) {
                numbers.insert(0, named.ordinal).insert(0, '.');
            }
            path = named.path.concat(numbers.toString());
        }
        return path;
    }

    /** Whether the thread has this task only while there is no other run; its children are like it. */
    final boolean adopted() {
        return adopted;
    }

    @Override
    public final String task() {
        return path();
    }

    final Iteration owner() {
        return iteration;
    }

    /** Whether the iteration that it belongs to still runs. */
    final boolean live() {
        return number == iteration.number();
    }

    final void end() {
        number = -1;
    }

    @Override
    public final long iteration() {
        return number;
    }
}
