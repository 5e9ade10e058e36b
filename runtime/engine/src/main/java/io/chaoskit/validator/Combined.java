package io.chaoskit.validator;

import io.chaoskit.pointcut.Pointcut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Several validators as one: {@code allOf} and {@code anyOf}. */
sealed interface Combined extends Validator permits Combined.AllOf, Combined.AnyOf {

    /** The validators, at least one. */
    List<Validator> parts();

    /** The answer of all, from the answers of each. */
    Optional<String> judge(List<Check> checks, Question question) throws Exception;

    /** The question to each check: about an iteration, or at the end. */
    @FunctionalInterface
    interface Question {
        Optional<String> ask(Check check) throws Exception;
    }

    @Override
    default String name() {
        return parts().stream().map(Validator::name).collect(Collectors.joining(", ", id() + "(", ")"));
    }

    /** The gravest of the parts. */
    @Override
    default Severity severity() {
        return parts().stream().map(Validator::severity).min(Enum::compareTo).orElseThrow();
    }

    /** A copy with other parts. */
    Combined of(List<Validator> others);

    @Override
    default Validator always() {
        return of(parts().stream().map(Validator::always).toList());
    }

    @Override
    default List<Pointcut> measured() {
        return parts().stream().flatMap(part -> part.measured().stream()).toList();
    }

    @Override
    default boolean ofWholeRun() {
        return parts().stream().anyMatch(Validator::ofWholeRun);
    }

    @Override
    default int followedRetries() {
        return parts().stream().mapToInt(Validator::followedRetries).max().orElse(0);
    }

    @Override
    default Check arm(RunAccess run) throws Exception {
        return new Checks(this, run);
    }

    private static List<Validator> checked(String word, List<Validator> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(word + "() must have at least one validator, but has none");
        }
        return List.copyOf(parts);
    }

    /** Violated when one of its parts is. */
    record AllOf(List<Validator> parts) implements Combined {

        public AllOf {
            parts = checked("allOf", parts);
        }

        @Override
        public String id() {
            return "allOf";
        }

        @Override
        public Combined of(List<Validator> others) {
            return new AllOf(others);
        }

        @Override
        public Optional<String> judge(List<Check> checks, Question question) throws Exception {
            List<String> messages = new ArrayList<>(0);
            Exception crash = null;
            for (Check check : checks) {
                try {
                    question.ask(check).ifPresent(messages::add);
                } catch (Exception e) {
                    crash = e;
                }
            }
            return verdict(messages, crash);
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

    /** Violated when all of its parts are. */
    record AnyOf(List<Validator> parts) implements Combined {

        public AnyOf {
            parts = checked("anyOf", parts);
        }

        @Override
        public String id() {
            return "anyOf";
        }

        @Override
        public Combined of(List<Validator> others) {
            return new AnyOf(others);
        }

        @Override
        public Check arm(RunAccess run) throws Exception {
            Checks checks = new Checks(this, run);
            return checks.atQuietPoints() ? new SinceQuietPoint(checks) : checks;
        }

        @Override
        public Optional<String> judge(List<Check> checks, Question question) throws Exception {
            List<String> messages = new ArrayList<>();
            for (Check check : checks) {
                Optional<String> message = question.ask(check);
                if (message.isEmpty()) {
                    return message;
                }
                messages.add(message.get());
            }
            return Optional.of("one of these must hold, but none does: " + String.join("; ", messages));
        }
    }

    /** The checks of the parts during one run. */
    class Checks implements Check {

        private final Combined combined;
        private final List<Check> checks = new ArrayList<>();

        /** The same checks. */
        Checks(Checks armed) {
            this.combined = armed.combined;
            this.checks.addAll(armed.checks);
        }

        Checks(Combined combined, RunAccess run) throws Exception {
            this.combined = combined;
            try {
                for (Validator part : combined.parts()) {
                    checks.add(part.arm(run));
                }
            } catch (Exception | Error e) {
                closeAll(e);
                throw e;
            }
        }

        @Override
        public Optional<String> check(Observation seen) throws Exception {
            return combined.judge(checks, check -> check.check(seen));
        }

        @Override
        public boolean atQuietPoints() {
            return checks.stream().anyMatch(Check::atQuietPoints);
        }

        @Override
        public Optional<String> checkAtQuietPoint(Observation seen) throws Exception {
            return combined.judge(checks, check -> check.checkAtQuietPoint(seen));
        }

        final Optional<String> judge(Question question) throws Exception {
            return combined.judge(checks, question);
        }

        final List<Check> parts() {
            return checks;
        }

        @Override
        public Optional<String> checkAtEnd() throws Exception {
            return combined.judge(checks, Check::checkAtEnd);
        }

        @Override
        public String looked() {
            return checks.stream()
                    .map(Check::looked)
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(", "));
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
    }

    /**
     * The checks of alternatives of which some look at quiet points only. They are judged there: what looks after each iteration must have
     * held in all of them since the quiet point before.
     */
    final class SinceQuietPoint extends Checks {

        /** What each part found first. */
        private final Map<Check, String> found = new ConcurrentHashMap<>();

        private final LongAdder looks = new LongAdder();

        SinceQuietPoint(Checks armed) {
            super(armed);
        }

        @Override
        public Optional<String> check(Observation seen) throws Exception {
            for (Check part : parts()) {
                part.check(seen).ifPresent(message -> found.putIfAbsent(part, message));
            }
            return Optional.empty();
        }

        @Override
        public Optional<String> checkAtQuietPoint(Observation seen) throws Exception {
            looks.increment();
            Map<Check, String> before = Map.copyOf(found);
            found.clear();
            return judge(part -> {
                Optional<String> now = part.checkAtQuietPoint(seen);
                return now.isPresent() ? now : Optional.ofNullable(before.get(part));
            });
        }

        @Override
        public String looked() {
            return Invariant.quietPoints(looks.sum());
        }
    }
}
