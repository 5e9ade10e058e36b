package io.chaoskit.plan;

import io.chaoskit.site.Hit;
import io.chaoskit.trigger.Gate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The plans of ChaosKit. */
final class Plans {

    static final Plan RANDOM = new Random();

    private Plans() {}

    private record Random() implements Plan {

        @Override
        public boolean fires(Hit hit, Gate trigger) {
            return trigger.admits(hit);
        }

        @Override
        public Gate under(Gate trigger) {
            return trigger;
        }
    }

    static final class Replay implements Plan {

        private final Set<Key> faults;

        private record Key(long iteration, String task, String injector, String site, long hit) {}

        Replay(Collection<Fault> trace) {
            faults = trace.stream()
                    .map(each -> new Key(each.iteration(), each.task(), each.injector(), each.site(), each.hit()))
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public boolean fires(Hit hit, Gate trigger) {
            return faults.contains(new Key(
                    hit.iteration(), hit.task(), hit.injector(), hit.site().text(), hit.number()));
        }
    }
}
