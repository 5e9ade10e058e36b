package io.chaoskit.internal.shrink;

import io.chaoskit.internal.shrink.Oracle.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reduces the faults of a failure to the few that matter. What is needed is found block by block: the largest block that can be left out,
 * found by halving, then the fault behind it, which cannot; then the rest in the same way. After each failure it goes on with the faults
 * that really fired.
 *
 * <p>Of few faults all smaller sets are tried as well, so that the result is the minimum. Of many it is one of which no single fault can
 * be left out; another one that shares no fault with it is looked for once. Each set is asked for once. Belongs to one thread.
 *
 * @param <F> a fault, known again by its equality
 */
public final class Reduction<F> {

    /** Of so many faults all subsets may be tried. */
    public static final int FEW = 8;

    private final Oracle<F> oracle;
    private final BooleanSupplier over;
    private final List<F> all;
    private final Map<Set<F>, Answer<F>> asked = new HashMap<>();
    private List<F> best;
    private boolean cutShort;

    /** {@code faults} are known to make it fail; {@code over} says when the time is. */
    public Reduction(List<F> faults, Oracle<F> oracle, BooleanSupplier over) {
        this.all = List.copyOf(faults);
        this.best = all;
        this.oracle = oracle;
        this.over = over;
        asked.put(new HashSet<>(all), new Answer<>(true, all));
    }

    /** Reduces them. */
    public Reduced<F> reduce() {
        if (fails(List.of())) {
            return new Reduced<>(List.of(), Proof.MINIMAL, 0);
        }
        needed(all);
        oneByOne();
        if (all.size() <= FEW) {
            smaller(all);
        } else {
            smaller(best);
            withoutAllOfThem();
        }
        return new Reduced<>(best, proof(), passing());
    }

    /** Finds faults that together are enough, each needed at least for what follows it. */
    private void needed(List<F> from) {
        List<F> core = new ArrayList<>();
        List<F> rest = from;
        while (!cutShort && !fails(core)) {
            int left = mostThatCanBeLeftOut(core, rest);
            core.add(rest.get(left));
            List<F> behind = rest.subList(left + 1, rest.size());
            // What did not fire in the last failure is not looked at again.
            List<F> fired = asked(joined(core, behind)).fired();
            core.retainAll(fired);
            rest = behind.stream().filter(fired::contains).toList();
        }
    }

    /** How many faults at the begin of the rest may be missing; one more must not. */
    private int mostThatCanBeLeftOut(List<F> core, List<F> rest) {
        int enough = 0;
        int tooMany = rest.size();
        while (tooMany - enough > 1) {
            int middle = (enough + tooMany) / 2;
            if (fails(joined(core, rest.subList(middle, rest.size())))) {
                enough = middle;
            } else {
                tooMany = middle;
            }
        }
        return enough;
    }

    private List<F> joined(List<F> core, List<F> rest) {
        List<F> both = new ArrayList<>(core);
        both.addAll(rest);
        return both;
    }

    private void oneByOne() {
        boolean shorter = true;
        while (shorter && !cutShort) {
            List<F> from = best;
            shorter = from.stream().anyMatch(each -> fails(without(from, List.of(each))));
        }
    }

    private static <F> List<F> without(List<F> faults, List<F> some) {
        return faults.stream().filter(each -> !some.contains(each)).toList();
    }

    /** All sets of these faults that are smaller than what is known, the smallest first. */
    private void smaller(List<F> of) {
        for (int size = 1; size < best.size() && !cutShort; size++) {
            Subsets.first(of, size, this::fails);
        }
    }

    /** There may be another reason, and a smaller one. */
    private void withoutAllOfThem() {
        List<F> known = best;
        List<F> others = without(all, known);
        if (known.size() < 2 || cutShort || !fails(others)) {
            return;
        }
        needed(others);
        oneByOne();
        smaller(best);
    }

    private Proof proof() {
        if (cutShort) {
            return Proof.BUDGET;
        }
        // That of one fault is the only smaller set: none at all.
        return all.size() <= FEW || best.size() <= 1 ? Proof.MINIMAL : Proof.ONE_MINIMAL;
    }

    private int passing() {
        return (int) asked.entrySet().stream()
                .filter(each -> !each.getValue().fails() && each.getKey().size() < best.size())
                .count();
    }

    private boolean fails(List<F> faults) {
        Set<F> set = new HashSet<>(faults);
        Answer<F> known = asked.get(set);
        if (known != null) {
            return known.fails();
        }
        if (cutShort || over.getAsBoolean()) {
            cutShort = true;
            return false;
        }
        Answer<F> answer = oracle.ask(inOrder(set));
        asked.put(set, answer);
        asked.putIfAbsent(new HashSet<>(answer.fired()), answer);
        if (answer.fails() && answer.fired().size() < best.size()) {
            best = inOrder(new HashSet<>(answer.fired()));
        }
        return answer.fails();
    }

    private Answer<F> asked(List<F> faults) {
        Answer<F> known = asked.get(new HashSet<>(faults));
        return known != null ? known : new Answer<>(true, faults);
    }

    private List<F> inOrder(Set<F> set) {
        return all.stream().filter(set::contains).toList();
    }
}
