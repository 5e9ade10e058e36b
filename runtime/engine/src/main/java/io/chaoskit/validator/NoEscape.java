package io.chaoskit.validator;

import io.chaoskit.effect.Injected;

/** An injected exception ends no step, neither itself nor as the cause of another one. */
record NoEscape() implements Validator {

    @Override
    public String id() {
        return "noEscape";
    }

    @Override
    public String name() {
        return "noEscape()";
    }

    @Override
    public Check arm(RunAccess run) {
        return seen -> seen.failure().filter(Injected::causes).map(NoEscape::describe);
    }

    private static String describe(Throwable thrown) {
        String type = thrown.getClass().getSimpleName();
        String message = thrown.getMessage() == null
                ? ""
                : ": " + thrown.getMessage().lines().findFirst().orElse("");
        return "an injected exception must not end a step, but " + type
                + (Injected.is(thrown) ? " did" : ", which it caused, did") + message;
    }
}
