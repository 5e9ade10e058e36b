package io.chaoskit.internal.shrink;

import java.util.List;

/**
 * Asks several times where a failure does not always come: a set passes only when it does each time.
 *
 * @param oracle is asked
 * @param times at most
 * @param <F> a fault
 */
public record Repeated<F>(Oracle<F> oracle, int times) implements Oracle<F> {

    @Override
    public Answer<F> ask(List<F> faults) {
        Answer<F> answer = oracle.ask(faults);
        for (int i = 1; i < times && !answer.fails(); i++) {
            answer = oracle.ask(faults);
        }
        return answer;
    }
}
