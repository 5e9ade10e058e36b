package io.chaoskit.suites;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The comparison of three runs of the same tests. A test whose outcome is not the same in both plain runs is not stable by itself, and says nothing of
 * the weaving.
 *
 * @param before plain
 * @param woven with every method woven
 * @param after plain again
 * @param wovenAgain with every method woven, once more those that were different: by chance, perhaps, where a test waits for a time
 */
record Comparison(Outcomes before, Outcomes woven, Outcomes after, List<Outcomes> wovenAgain) {

    /** Tests that are the same without the weaving, and another thing each time with it. */
    List<String> different() {
        return tests().stream()
                .filter(each -> isStable(each) && !woven.of(each).equals(before.of(each)))
                .toList();
    }

    List<String> unstable() {
        return tests().stream().filter(each -> !isStable(each)).toList();
    }

    private boolean isStable(String test) {
        return before.of(test).equals(after.of(test))
                && (woven.of(test).equals(before.of(test))
                        || wovenAgain.stream().noneMatch(each -> each.of(test).equals(before.of(test))));
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

    /** The test classes that take longest when all is woven, with their times. */
    List<String> slowest(int count) {
        return woven.times().keySet().stream()
                .sorted(Comparator.comparing(woven::timeOf).reversed())
                .limit(count)
                .map(each -> String.format(
                        Locale.ROOT,
                        "%s: plain %.1f s, woven %.1f s, plain again %.1f s",
                        each,
                        seconds(before, each),
                        seconds(woven, each),
                        seconds(after, each)))
                .toList();
    }

    private static double seconds(Outcomes run, String testClass) {
        return run.timeOf(testClass).toMillis() / 1000.0;
    }
}
