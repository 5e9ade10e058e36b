package io.chaoskit.plan;

import io.chaoskit.site.Hit;
import io.chaoskit.trigger.Gate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Fires exactly the faults of a recorded trace, whatever the triggers say. */
public final class ReplayPlan implements Plan {

    private final Set<Key> faults;

    private record Key(long iteration, String task, String injector, String site, long hit) {}

    /**
     * A plan of recorded faults.
     *
     * @param trace what fired then; the order does not matter
     */
    public ReplayPlan(Collection<Fault> trace) {
        faults = trace.stream()
                .map(each -> new Key(each.iteration(), each.task(), each.injector(), each.site(), each.hit()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean fires(Hit hit, Gate trigger) {
        return faults.contains(
                new Key(hit.iteration(), hit.task(), hit.injector(), hit.site().text(), hit.number()));
    }
}
