package io.chaoskit.run;

/** Work that brings its task along, whichever thread runs it. */
abstract class Carried extends Heir {

    Carried(Object work, Task parent) {
        super(work, parent);
    }

    /** The same work for a child of this task; as it is when it cannot be replaced. */
    static Object of(Object work, Task parent) {
        return switch (WorkKind.of(work)) {
            case PLAIN -> new CarriedWork(work, parent);
            case ONE_ARGUMENT -> new CarriedFunction(work, parent);
            case TWO_ARGUMENTS -> new CarriedBiFunction(work, parent);
            default -> work;
        };
    }

    /** The thread works for it from here on; whom it worked for before. */
    final Owner begin() {
        return CurrentTask.swap(this);
    }

    /** The work is done. */
    final void end(Owner before) {
        CurrentTask.set(before);
    }

    @Override
    public String toString() {
        return work.toString();
    }
}
