package io.chaoskit.effect;

import io.chaoskit.internal.reply.LateShape;
import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import io.chaoskit.trigger.Trigger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An effect on the reply of a method that returns before it is done: a stage, a publisher, or a suspend function of Kotlin. What the effect
 * throws is what the reply fails with, its waits make the reply late and do not hold up the caller.
 *
 * @param effect what happens to the reply
 */
record Asynchronous(Effect effect) implements Effect {

    private static final String MUST =
            "asynchronous must be on a method that returns a CompletionStage, a CompletableFuture or a"
                    + " Flow.Publisher, or on a suspend function, but ";

    /** Rejects null. */
    Asynchronous {
        Objects.requireNonNull(effect, "effect");
    }

    @Override
    public void apply(Hit hit) {
        hit.call().asynchronously(() -> effect.apply(hit));
    }

    @Override
    public AutoCloseable start() throws Exception {
        return effect.start();
    }

    @Override
    public List<Site> defaultSites() {
        return List.of();
    }

    @Override
    public Effect under(Trigger trigger) {
        return new Asynchronous(effect.under(trigger));
    }

    @Override
    public Optional<String> misfit(Site site, Trigger trigger) {
        return site instanceof MethodShape failpoint ? misfit(failpoint) : effect.misfit(site, trigger);
    }

    @Override
    public Optional<String> misfit(MethodShape method) {
        return method.reply() == MethodShape.Reply.RETURN
                ? Optional.of(MUST + method.text() + " returns " + method.returnType())
                : effect.misfit(LateShape.of(method));
    }

    @Override
    public List<String> choices(MethodShape method) {
        return effect.choices(LateShape.of(method));
    }

    @Override
    public boolean needsMethod() {
        return true;
    }

    @Override
    public String text() {
        return effect.text() + " asynchronously";
    }
}
