package io.chaoskit.validator;

import io.chaoskit.pointcut.Pointcut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several validators as one; it is violated when one of them is.
 *
 * @param parts at least one
 */
public record AllOf(List<Validator> parts) implements Validator {

    /** Rejects an empty list. */
    public AllOf {
        parts = Parts.checked("allOf", parts);
    }

    @Override
    public String id() {
        return "allOf";
    }

    @Override
    public String name() {
        return Parts.name("allOf", parts);
    }

    @Override
    public Severity severity() {
        return Parts.severity(parts);
    }

    @Override
    public List<Pointcut> measured() {
        return Parts.measured(parts);
    }

    @Override
    public Check arm(RunAccess run) throws Exception {
        return new Parts(parts, run) {
            @Override
            Optional<String> judge(Question question) throws Exception {
                List<String> messages = new ArrayList<>(0);
                Exception crash = null;
                for (Check check : checks()) {
                    try {
                        question.ask(check).ifPresent(messages::add);
                    } catch (Exception e) {
                        crash = e;
                    }
                }
                return verdict(messages, crash);
            }
        };
    }

    /** A part that cannot tell does not hide what another one found. */
    private static Optional<String> verdict(List<String> messages, Exception crash) throws Exception {
        if (crash == null) {
            return messages.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", messages));
        }
        if (messages.isEmpty()) {
            throw crash;
        }
        return Optional.of(String.join("; ", messages) + "; could not tell: " + crash);
    }
}
