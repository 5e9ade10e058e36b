package io.chaoskit.validator;

import io.chaoskit.pointcut.Pointcut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * At least one of several validators holds.
 *
 * @param parts at least one
 */
public record AnyOf(List<Validator> parts) implements Validator {

    /** Rejects an empty list. */
    public AnyOf {
        parts = Parts.checked("anyOf", parts);
    }

    @Override
    public String id() {
        return "anyOf";
    }

    @Override
    public String name() {
        return Parts.name("anyOf", parts);
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
                List<String> messages = new ArrayList<>();
                for (Check check : checks()) {
                    Optional<String> message = question.ask(check);
                    if (message.isEmpty()) {
                        return message;
                    }
                    messages.add(message.get());
                }
                return Optional.of("one of these must hold, but none does: " + String.join("; ", messages));
            }
        };
    }
}
