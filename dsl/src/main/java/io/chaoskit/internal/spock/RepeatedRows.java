package io.chaoskit.internal.spock;

import java.util.List;
import org.spockframework.runtime.IDataIterator;
import org.spockframework.runtime.extension.ExtensionException;
import org.spockframework.runtime.extension.IDataDriver;
import org.spockframework.runtime.extension.IIterationRunner;
import org.spockframework.runtime.model.ExecutionResult;
import org.spockframework.runtime.model.FeatureInfo;
import org.spockframework.runtime.model.ParameterInfo;

/** Runs each row of a feature several times, until one fails. A feature without a table has one row. */
final class RepeatedRows implements IDataDriver {

    private final FeatureInfo feature;
    private final int times;

    RepeatedRows(FeatureInfo feature, int times) {
        this.feature = feature;
        this.times = times;
    }

    @Override
    public void runIterations(IDataIterator rows, IIterationRunner runner, List<ParameterInfo> parameters) {
        if (times < 1) {
            throw new ExtensionException(
                    "repeat must be 1 or more, but was " + times + " in @ChaosScenario of '" + feature.getName() + "'");
        }
        boolean passed = true;
        while (passed && rows.hasNext()) {
            Object[] row = rows.next();
            // Null for a row that could not be made, which Spock has reported.
            passed = row == null || repeat(row, runner, parameters);
        }
    }

    private boolean repeat(Object[] row, IIterationRunner runner, List<ParameterInfo> parameters) {
        for (int i = 0; i < times; i++) {
            Object[] arguments = IDataDriver.prepareArgumentArray(row, parameters);
            if (runner.runIteration(arguments, times).join() == ExecutionResult.FAILED) {
                return false;
            }
        }
        return true;
    }
}
