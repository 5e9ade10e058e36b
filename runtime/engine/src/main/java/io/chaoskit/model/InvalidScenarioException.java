package io.chaoskit.model;

import io.chaoskit.value.Mistake;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown for a scenario that cannot run; has all of its mistakes, in the order of the source. */
public class InvalidScenarioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /**
     * All mistakes of a scenario.
     *
     * @param scenario its name
     * @param mistakes at least one
     */
    public InvalidScenarioException(String scenario, List<Mistake> mistakes) {
        super("scenario '" + scenario + "' cannot run:"
                + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n  ", "\n  ", "")));
        this.mistakes = List.copyOf(mistakes);
    }

    /**
     * The mistakes.
     *
     * @return at least one, in the order of the source
     */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** Throws all mistakes in their order in the script, when there are any. */
    static void throwIfAny(String scenario, List<Mistake> mistakes) {
        if (!mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparing(Mistake::at));
            throw new InvalidScenarioException(scenario, mistakes);
        }
    }
}
