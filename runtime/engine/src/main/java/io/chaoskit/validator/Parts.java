package io.chaoskit.validator;

import io.chaoskit.pointcut.Pointcut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The checks of a composite validator during one run. */
abstract class Parts implements Check {

    /** What is asked of each part: about an iteration, or at the end. */
    @FunctionalInterface
    interface Question {
        Optional<String> ask(Check check) throws Exception;
    }

    private final List<Check> checks = new ArrayList<>();

    Parts(List<Validator> parts, RunAccess run) throws Exception {
        try {
            for (Validator part : parts) {
                checks.add(part.arm(run));
            }
        } catch (Exception | Error e) {
            closeAll(e);
            throw e;
        }
    }

    abstract Optional<String> judge(Question question) throws Exception;

    List<Check> checks() {
        return checks;
    }

    @Override
    public Optional<String> check(Observation seen) throws Exception {
        return judge(check -> check.check(seen));
    }

    @Override
    public Optional<String> checkAtEnd() throws Exception {
        return judge(Check::checkAtEnd);
    }

    @Override
    public void begin() throws Exception {
        for (Check check : checks) {
            check.begin();
        }
    }

    @Override
    public String measured() {
        return joined(Check::measured);
    }

    @Override
    public String note() {
        return joined(Check::note);
    }

    private String joined(Function<Check, String> told) {
        return checks.stream().map(told).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    /** As all of them one after the other. */
    @Override
    public Duration patience() {
        return checks.stream().map(Check::patience).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() throws Exception {
        Exception failure = new Exception("could not stop all parts");
        closeAll(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private void closeAll(Throwable suppressing) {
        for (int i = checks.size() - 1; i >= 0; i--) {
            try {
                checks.get(i).close();
            } catch (Exception | Error e) {
                suppressing.addSuppressed(e);
            }
        }
    }

    static List<Validator> checked(String word, List<Validator> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(word + "() must have at least one validator, but has none");
        }
        return List.copyOf(parts);
    }

    static String name(String word, List<Validator> parts) {
        return parts.stream().map(Validator::name).collect(Collectors.joining(", ", word + "(", ")"));
    }

    static List<Pointcut> measured(List<Validator> parts) {
        return parts.stream().flatMap(part -> part.measured().stream()).toList();
    }

    /** The gravest of the parts. */
    static Severity severity(List<Validator> parts) {
        return parts.stream().map(Validator::severity).min(Enum::compareTo).orElseThrow();
    }
}
