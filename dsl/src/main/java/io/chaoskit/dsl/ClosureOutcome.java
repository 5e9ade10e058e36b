package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.validator.OutcomeCheck;
import io.chaoskit.validator.RunOutcome;

/**
 * A closure about the whole run: it answers, or it asserts.
 *
 * @param word for messages
 * @param condition called by one thread
 */
record ClosureOutcome(String word, Closure<?> condition) implements OutcomeCheck {

    @Override
    public boolean holds(RunOutcome outcome) {
        Closure<?> own = Closures.bind(condition, new EndBlock(outcome, condition.getOwner()));
        Object answer = Closures.call(own, outcome.target());
        if (answer == null) {
            return true;
        }
        if (answer instanceof Boolean holds) {
            return holds;
        }
        throw new IllegalStateException(
                word + " must return true or false or assert, but returned " + Arguments.show(answer));
    }
}
