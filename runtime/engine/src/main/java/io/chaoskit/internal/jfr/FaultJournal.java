package io.chaoskit.internal.jfr;

/** Records faults with the JDK Flight Recorder, where there is one. Safe for all threads. */
public abstract class FaultJournal {

    /** Never changes, so that the JIT sees which one it is. */
    public static final FaultJournal OF_JVM = find();

    /** A fault that happens now. Belongs to the thread of its hit. */
    public interface Entry {

        /** Says which one it is. Before its effect has ended. */
        void describe(Described fault);

        /** Its effect is over. */
        void effectEnded();
    }

    /**
     * What an event tells of a fault.
     *
     * @param scenario the name
     * @param seed of the run
     * @param iteration from 1; 0 for the run itself
     * @param lane from 1; 0 for the run itself
     * @param injector the name
     * @param site the text
     * @param effect the text
     * @param hit from 1
     * @param id as in the report
     */
    public record Described(
            String scenario,
            long seed,
            long iteration,
            int lane,
            String injector,
            String site,
            String effect,
            long hit,
            String id) {}

    private FaultJournal() {}

    /** Begins an event; null when no recording wants it. */
    public abstract Entry begin();

    private static FaultJournal find() {
        try {
            Class.forName("jdk.jfr.Event", false, FaultJournal.class.getClassLoader());
            return new OfFlightRecorder();
        } catch (ClassNotFoundException linkedWithoutIt) {
            return new Closed();
        }
    }

    private static final class Closed extends FaultJournal {

        @Override
        public Entry begin() {
            return null;
        }
    }

    private static final class OfFlightRecorder extends FaultJournal {

        @Override
        public Entry begin() {
            return FaultRecord.begun();
        }
    }
}
