package io.chaoskit.effect;

import io.chaoskit.internal.text.ValueText;
import io.chaoskit.internal.value.Limits;
import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Effects on the call of a method. Without a method that the scenario names they happen nowhere. */
sealed interface MethodEffect extends Effect
        permits MethodEffect.Returning,
                MethodEffect.Skip,
                MethodEffect.Twice,
                MethodEffect.Corrupt,
                MethodEffect.ChangeArgument,
                MethodEffect.LostReply,
                Timeout {

    @Override
    default boolean needsMethod() {
        return true;
    }

    @Override
    default List<Site> defaultSites() {
        return List.of();
    }

    /**
     * Why it cannot be put on a constructor, for effects that do not let it run as it is.
     *
     * @param method that a pointcut matches
     * @return empty for a method
     */
    default Optional<String> misfitOfConstructor(MethodShape method) {
        return method.constructor()
                ? Optional.of(text() + " must be on a method, but " + method.text() + " is a constructor")
                : Optional.empty();
    }

    /**
     * Keeps a method from running and returns a value instead.
     *
     * @param value what is returned; null too
     */
    record Returning(Object value) implements MethodEffect {

        @Override
        public void apply(Hit hit) {
            hit.call().returnInstead(value);
        }

        @Override
        public Optional<String> misfit(MethodShape method) {
            if (method.constructor()) {
                return misfitOfConstructor(method);
            }
            return method.returns(value)
                    ? Optional.empty()
                    : Optional.of(text() + " must be a value that the method returns, but " + method.text()
                            + " returns " + method.returnType());
        }

        @Override
        public String text() {
            return "returning(" + ValueText.of(value) + ")";
        }
    }

    /** Keeps a method from running; it returns nothing, zero, false or null. */
    record Skip() implements MethodEffect {

        @Override
        public void apply(Hit hit) {
            hit.call().returnInstead(hit.call().method().defaultValue());
        }

        @Override
        public Optional<String> misfit(MethodShape method) {
            return misfitOfConstructor(method);
        }

        @Override
        public String text() {
            return "skip()";
        }
    }

    /** Delivers a call twice: the method runs, and runs again with the same arguments; the caller gets the second answer. */
    record Twice() implements MethodEffect {

        @Override
        public void apply(Hit hit) {
            hit.call().again();
        }

        @Override
        public Optional<String> misfit(MethodShape method) {
            return misfitOfConstructor(method);
        }

        @Override
        public String text() {
            return "twice()";
        }
    }

    /**
     * Lets a method run and changes what it returns; what it throws stays.
     *
     * @param change gets the value and gives another; called by many threads at once
     */
    record Corrupt(UnaryOperator<Object> change) implements MethodEffect {

        /** Rejects null. */
        public Corrupt {
            Objects.requireNonNull(change, "change");
        }

        @Override
        public void apply(Hit hit) {
            MethodShape method = hit.call().method();
            hit.call().afterwards((result, thrown) -> {
                if (thrown != null) {
                    throw thrown;
                }
                if (result == null && method.reply() == MethodShape.Reply.PUBLISHER) {
                    // The end of a publisher that had no element.
                    return null;
                }
                Object changed = change.apply(result);
                if (!method.returns(changed)) {
                    throw new IllegalStateException("corrupt must give what " + method.text() + " returns ("
                            + method.returnType() + "), but gave " + ValueText.of(changed));
                }
                return changed;
            });
        }

        @Override
        public Optional<String> misfit(MethodShape method) {
            return method.returnsNothing()
                    ? Optional.of(
                            "corrupt must be on a method that returns something, but " + method.text() + " does not")
                    : Optional.empty();
        }

        @Override
        public String text() {
            return "corrupt {…}";
        }
    }

    /**
     * Changes an argument before a method or constructor runs.
     *
     * @param index of the argument, from 0
     * @param change gets the argument and gives another; called by many threads at once
     */
    record ChangeArgument(int index, UnaryOperator<Object> change) implements MethodEffect {

        /** Rejects a negative index and null. */
        public ChangeArgument {
            Limits.atLeast(0, "argument", index);
            Objects.requireNonNull(change, "change");
        }

        @Override
        public void apply(Hit hit) {
            Object[] arguments = hit.call().arguments();
            MethodShape method = hit.call().method();
            Object changed = change.apply(arguments[index]);
            if (!method.takes(index, changed)) {
                throw new IllegalStateException(
                        text() + " must give what " + method.text() + " takes, but gave " + ValueText.of(changed));
            }
            arguments[index] = changed;
        }

        @Override
        public Optional<String> misfit(MethodShape method) {
            return index < method.parameters()
                    ? Optional.empty()
                    : Optional.of(text().replace(" {…}", "") + " must be an argument of the method, but "
                            + method.text() + " has " + method.parameters()
                            + (method.parameters() == 0 ? "" : "; count from 0"));
        }

        @Override
        public String text() {
            return "argument(" + index + ") {…}";
        }
    }

    /**
     * Lets a call happen and loses its answer: the caller gets an exception although the call took effect. What finds the bugs of code
     * that tries again.
     *
     * @param exception what the caller gets
     */
    record LostReply(Throwing.Chosen exception) implements MethodEffect {

        /** Rejects null. */
        public LostReply {
            Objects.requireNonNull(exception, "exception");
        }

        @Override
        public void apply(Hit hit) throws Throwable {
            Throwable lost = exception.made(hit);
            hit.call().afterwards((result, thrown) -> {
                throw thrown != null ? thrown : lost;
            });
        }

        @Override
        public List<Class<? extends Throwable>> thrown() {
            return exception.thrown();
        }

        @Override
        public String text() {
            return exception.text().replaceFirst("^exception", "lostReply");
        }
    }
}
