package io.chaoskit.internal.dsl.block;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import io.chaoskit.internal.dsl.form.Body;
import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Reach;
import io.chaoskit.model.Scenario;
import io.chaoskit.value.Mistake;
import io.chaoskit.word.Word;

/** The words of the closure of {@code @Chaos}: the faults of a test, whose code is the step. */
public final class FaultsBlock extends InjectingBlock {

    private static final String STEP = "the feature";

    private FaultsBlock(Draft draft, Surroundings around) {
        super(Place.FAULTS, "", draft, around);
    }

    /**
     * Reads the faults of a test.
     *
     * @param name of the test
     * @param body its words; what is around it is what its owner has
     * @return a scenario with an empty step
     * @throws InvalidScenarioException with every mistake
     */
    public static Scenario read(
            String name, @DelegatesTo(value = FaultsBlock.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
        Draft draft = new Draft(AllWords.dictionary(), name, body);
        draft.builder().step(STEP, context -> {});
        new ScriptBlock(new FaultsBlock(draft, Surroundings.of(body.getOwner()))).read$(body);
        return draft.build();
    }

    /** A group of injectors. */
    @Word(usage = "scope('name') { inject … }", does = "groups injectors")
    public void scope(
            String name, @DelegatesTo(value = ScopeBlock.class, strategy = Closure.DELEGATE_FIRST) Body body) {
        read(body, new ScopeBlock(name, draft(), around()));
    }

    /** Where faults happen. */
    @Word(usage = "seed 42", does = "places the faults; the same seed places them again")
    public void seed(long value) {
        draft().builder().seed(value);
    }

    /** Whom faults reach. */
    @Word(
            usage = "reach everyone",
            does = "faults reach threads that the test did not start too, while nothing else runs")
    public void reach(Reach threads) {
        draft().builder().reach(threads);
    }

    /** Every thread but ChaosKit's own. */
    @Word(usage = "reach everyone", does = "all threads, while no other faults are active")
    public Reach getEveryone() {
        return Reach.EVERYONE;
    }

    @Override
    void rejectAssert() {
        draft().mistake(new Mistake(
                draft().source().locate("assert"),
                "'assert' belongs in the feature, not in @Chaos",
                "move it behind then: or expect:"));
    }
}
