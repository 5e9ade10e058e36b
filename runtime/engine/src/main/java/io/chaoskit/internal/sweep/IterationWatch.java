package io.chaoskit.internal.sweep;

import io.chaoskit.effect.Injected;
import io.chaoskit.internal.hit.Iteration;
import io.chaoskit.validator.Check;
import io.chaoskit.validator.Observation;
import io.chaoskit.validator.RunAccess;
import io.chaoskit.validator.Severity;
import io.chaoskit.validator.Validator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/** Watches how the steps of each iteration end, as a check that always holds. Of one run. */
final class IterationWatch implements Validator {

    /** How an exception that ended a step came from an injected one. */
    enum Origin {
        /** There was none. */
        NONE,
        /** It is the injected one. */
        INJECTED,
        /** The injected one is among its causes. */
        CAUSED,
        /** The injected one has no part in it. */
        FOREIGN
    }

    private final Map<Long, Origin> ends = new ConcurrentHashMap<>();
    private final LongConsumer onHang;
    private final LongConsumer onEnd;

    /** {@code onHang} gets the number of an iteration in which a step did not end, {@code onEnd} that of each that has ended. */
    IterationWatch(LongConsumer onHang, LongConsumer onEnd) {
        this.onHang = onHang;
        this.onEnd = onEnd;
    }

    @Override
    public String id() {
        return "sweep";
    }

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public Check arm(RunAccess run) {
        return this::look;
    }

    private Optional<String> look(Observation seen) {
        seen.hang().ifPresent(hang -> onHang.accept(seen.iteration()));
        onEnd.accept(seen.iteration());
        ends.put(seen.iteration(), ending(seen).map(IterationWatch::origin).orElse(Origin.NONE));
        return Optional.empty();
    }

    /** What a step may end with ends it all the same. */
    private static Optional<Throwable> ending(Observation seen) {
        return seen.failure().or(() -> seen instanceof Iteration own ? own.tolerated() : Optional.empty());
    }

    private static Origin origin(Throwable thrown) {
        if (Injected.is(thrown)) {
            return Origin.INJECTED;
        }
        return Injected.causes(thrown) ? Origin.CAUSED : Origin.FOREIGN;
    }

    /** How the steps of each iteration ended that was judged. */
    Map<Long, Origin> ends() {
        return Map.copyOf(ends);
    }
}
