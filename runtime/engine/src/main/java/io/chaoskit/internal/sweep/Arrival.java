package io.chaoskit.internal.sweep;

import io.chaoskit.plan.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A hit that was reached, and at which a fault can be made.
 *
 * @param iteration in which, from 1
 * @param key finds it again
 * @param caller the nearest caller in the user's own code; empty for none
 * @param effect the text of what the injector does
 * @param choices the different things that it may do; empty when there is one
 */
public record Arrival(long iteration, Fault.Key key, String caller, String effect, List<String> choices) {

    /** First hits first, so that each place has its turn before one is gone through. */
    static final Comparator<Arrival> ORDER = Comparator.comparingLong(Arrival::iteration)
            .thenComparing(each -> each.key().hit())
            .thenComparing(each -> each.key().injector())
            .thenComparing(each -> each.key().method())
            .thenComparing(each -> each.key().site())
            .thenComparing(each -> each.key().context())
            .thenComparing(each -> each.key().task());

    /** Rejects null and copies the choices. */
    public Arrival {
        Objects.requireNonNull(key, "key");
        choices = List.copyOf(choices);
    }

    /** Which hit it is, whatever is done at it. */
    record Identity(long iteration, Fault.Key key) {}

    /** The place that it has in common with other hits: later ones there, and those of other threads. */
    record Spot(long iteration, String injector, String site, String method, String context) {

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("iteration", iteration);
            map.put("injector", injector);
            map.put("site", site);
            map.put("method", method);
            map.put("context", context);
            return map;
        }

        static Spot of(Map<?, ?> map) {
            return new Spot(
                    ((Number) map.get("iteration")).longValue(),
                    (String) map.get("injector"),
                    (String) map.get("site"),
                    (String) map.get("method"),
                    (String) map.get("context"));
        }
    }

    Identity identity() {
        return new Identity(iteration, key);
    }

    Spot spot() {
        return new Spot(iteration, key.injector(), key.site(), key.method(), key.context());
    }

    /** Whether another one is a hit of the same injector in the same method, by whatever calls. */
    boolean isOfMethodOf(Arrival other) {
        return key.injector().equals(other.key.injector())
                && key.site().equals(other.key.site())
                && key.method().equals(other.key.method());
    }

    /** Each fault that can be made at it. */
    List<Shot> shots() {
        if (choices.isEmpty()) {
            return List.of(new Shot(this, Shot.NO_CHOICE));
        }
        return IntStream.range(0, choices.size())
                .mapToObj(choice -> new Shot(this, choice))
                .toList();
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("iteration", iteration);
        map.put("injector", key.injector());
        map.put("site", key.site());
        map.put("method", key.method());
        map.put("context", key.context());
        map.put("task", key.task());
        map.put("hit", key.hit());
        map.put("counted", key.counted());
        map.put("caller", caller);
        map.put("effect", effect);
        map.put("choices", choices);
        return map;
    }

    static Arrival of(Map<?, ?> map) {
        List<String> choices = new ArrayList<>();
        ((List<?>) map.get("choices")).forEach(each -> choices.add((String) each));
        Fault.Key key = new Fault.Key(
                (String) map.get("injector"),
                (String) map.get("site"),
                (String) map.get("method"),
                (String) map.get("context"),
                (String) map.get("task"),
                ((Number) map.get("hit")).longValue(),
                (Boolean) map.get("counted"));
        return new Arrival(
                ((Number) map.get("iteration")).longValue(),
                key,
                (String) map.get("caller"),
                (String) map.get("effect"),
                choices);
    }
}
