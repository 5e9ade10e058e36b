package io.chaoskit.internal.jfr;

/** Records faults with the JDK Flight Recorder, where there is one. Safe for all threads. */
public abstract class FaultJournal {

    /** Never changes, so that the JIT sees which one it is. */
    public static final FaultJournal OF_JVM = find();

    /** A fault that happens now. Belongs to the thread of its hit. */
    public interface Entry {

        /** Says which one it is, of which run, with its identifier as in the report. Before its effect has ended. */
        void describe(String scenario, long seed, Told fault, String id);

        /** Its effect is over. */
        void effectEnded();
    }

    /** A fault as an event tells it; what is known of it already, so that nothing is made for the event. */
    public interface Told {

        /** From 1; 0 for the run itself. */
        long iteration();

        /** From 1; 0 for the run itself. */
        int lane();

        /** The name. */
        String injectorName();

        /** The text. */
        String siteText();

        /** The text. */
        String effectText();

        /** From 1. */
        long hit();
    }

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
