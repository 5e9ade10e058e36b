package io.chaoskit.verdict;

import java.util.List;

/**
 * A verdict and why.
 *
 * @param verdict the word
 * @param reasons why it is not PASS, the gravest first; empty for PASS
 */
public record Judgement(Verdict verdict, List<String> reasons) {

    /** Copies the list. */
    public Judgement {
        reasons = List.copyOf(reasons);
    }
}
