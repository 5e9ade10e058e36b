package io.chaoskit.cli;

/**
 * One thing that {@code chaoskit doctor} has looked at.
 *
 * @param grade how bad it is
 * @param subject what was looked at, in a word
 * @param says what was found
 * @param remedy what to do; empty when nothing is to be done
 */
record Finding(Grade grade, String subject, String says, String remedy) {

    /** How bad a finding is. */
    enum Grade {
        /** As it should be. */
        GOOD,
        /** Works, but not in all cases or not as well. */
        DOUBTFUL,
        /** Something of ChaosKit does not work. */
        BAD
    }

    static Finding good(String subject, String says) {
        return new Finding(Grade.GOOD, subject, says, "");
    }

    static Finding doubtful(String subject, String says, String remedy) {
        return new Finding(Grade.DOUBTFUL, subject, says, remedy);
    }

    static Finding bad(String subject, String says, String remedy) {
        return new Finding(Grade.BAD, subject, says, remedy);
    }
}
