package io.chaoskit.suites;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The comparison of three runs of the same tests. A test whose outcome is not the same in both plain runs is not stable by itself, and says nothing of
 * the weaving.
 *
 * @param before plain
 * @param woven with every method woven
 * @param after plain again
 */
record Comparison(Outcomes before, Outcomes woven, Outcomes after) {

    /** Tests that are the same without the weaving, and another thing with it. */
    List<String> different() {
        return tests().stream()
                .filter(each -> isStable(each) && !woven.of(each).equals(before.of(each)))
                .toList();
    }

    List<String> unstable() {
        return tests().stream().filter(each -> !isStable(each)).toList();
    }

    private boolean isStable(String test) {
        return before.of(test).equals(after.of(test));
    }

    private Set<String> tests() {
        Set<String> tests = new TreeSet<>(before.all().keySet());
        tests.addAll(woven.all().keySet());
        tests.addAll(after.all().keySet());
        return tests;
    }

    String text(String test) {
        return test + ": plain " + before.of(test) + ", woven " + woven.of(test) + ", plain again " + after.of(test);
    }
}
