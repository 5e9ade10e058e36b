package io.chaoskit.internal.spock;

import java.util.ArrayList;
import java.util.List;
import org.opentest4j.MultipleFailuresError;
import org.spockframework.runtime.Condition;
import org.spockframework.runtime.ConditionNotSatisfiedError;
import org.spockframework.runtime.model.ExpressionInfo;

/**
 * Failures that show the faults before them: a condition below its picture, and anything else, which keeps its type and message, as a
 * suppressed exception.
 */
final class Explained {

    private Explained() {}

    static Throwable failure(Throwable thrown, String faults) {
        if (thrown.getClass() == ConditionNotSatisfiedError.class) {
            return condition((ConditionNotSatisfiedError) thrown, faults);
        }
        if (thrown.getClass() == MultipleFailuresError.class) {
            return several((MultipleFailuresError) thrown, faults);
        }
        thrown.addSuppressed(new Faults(faults));
        return thrown;
    }

    private static Throwable condition(ConditionNotSatisfiedError failed, String faults) {
        Condition told = new Told(failed.getCondition(), faults);
        // Without a cause Spock makes a comparison of it, of which editors show the difference.
        ConditionNotSatisfiedError error = failed.getCause() == null
                ? new ConditionNotSatisfiedError(told)
                : new ConditionNotSatisfiedError(told, failed.getCause());
        return as(failed, error);
    }

    /** Spock reports them one by one. */
    private static Throwable several(MultipleFailuresError failed, String faults) {
        List<Throwable> all = new ArrayList<>(failed.getFailures());
        if (!all.isEmpty()) {
            all.set(0, failure(all.get(0), faults));
        }
        return as(failed, new MultipleFailuresError(null, all));
    }

    private static Throwable as(Throwable failed, Throwable error) {
        error.setStackTrace(failed.getStackTrace());
        for (Throwable each : failed.getSuppressed()) {
            error.addSuppressed(each);
        }
        return error;
    }

    /** A condition with something below its picture. */
    private static final class Told extends Condition {

        private static final long serialVersionUID = 1L;

        private final Condition own;
        private final String faults;

        Told(Condition own, String faults) {
            super(own.getValues(), own.getText(), own.getPosition(), own.getMessage(), null, null);
            this.own = own;
            this.faults = faults;
        }

        @Override
        public ExpressionInfo getExpression() {
            return own.getExpression();
        }

        @Override
        public String getRendering() {
            return own.getRendering() + "\n" + faults + "\n";
        }
    }

    /** The faults before an exception. */
    private static final class Faults extends Throwable {

        private static final long serialVersionUID = 1L;

        Faults(String faults) {
            super(faults, null, false, false);
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
