package io.chaoskit.internal.tests;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds and runs the tests of classes. */
public interface TestClasses {

    /** What became of a test. */
    enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    /**
     * A test that was run or skipped, or a class or a feature as a whole that failed.
     *
     * @param name as people know it
     * @param outcome what became of it
     * @param thrown why it failed
     */
    record Result(String name, Outcome outcome, Optional<Throwable> thrown) {}

    /** The names of the tests, or of what makes some when it is run. */
    List<String> names(List<Class<?>> types);

    /** Runs the tests with such names, in order. */
    List<Result> run(List<Class<?>> types, Predicate<String> named);
}
