package io.chaoskit.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.chaoskit.plan.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * The failures of a JSON report. How much is told of one is bounded, so that a report stays small whatever a run meets: the first ones of the
 * five gravest kinds have room for hundreds of faults, the others for some. What one gets does not depend on how many others there are, nor
 * on the shard that it is in, so that merged reports have the same as that of the whole run.
 */
final class FailureJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int WHOLE_KINDS = 5;
    private static final String INDENT = " ".repeat(6);

    private final Function<Fault, String> ids;
    private final Set<Failure> wholes = Collections.newSetFromMap(new IdentityHashMap<>());

    private FailureJson(Function<Fault, String> ids) {
        this.ids = ids;
    }

    /**
     * How many bytes parts of a failure may take.
     *
     * @param faults all together
     * @param message of the failure, and that of its exception
     * @param stack all lines together
     */
    private record Room(int faults, int message, int stack) {

        static final Room ALL = new Room(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
        static final Room WHOLE = new Room(200_000, 40_000, 40_000);
        static final Room BRIEF = new Room(12_000, 4_000, 6_000);
    }

    /** Of a report. */
    static FailureJson of(Report report) {
        FailureJson json = new FailureJson(each -> each.id(report.scenario(), report.seed()));
        report.kinds().stream()
                .limit(WHOLE_KINDS)
                .flatMap(each -> each.example().stream())
                .forEach(json.wholes::add);
        return json;
    }

    /** One failure by itself, with all that is known of it. */
    static ObjectNode of(Failure failure, String scenario, long seed) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new FailureJson(each -> each.id(scenario, seed)).write(node, failure, Room.ALL);
        return node;
    }

    /** One of those that the report keeps. */
    void kept(ObjectNode node, Failure failure) {
        write(node, failure, wholes.contains(failure) ? Room.WHOLE : Room.BRIEF);
    }

    /** One that is told again. */
    void again(ObjectNode node, Failure failure) {
        write(node, failure, Room.BRIEF);
    }

    private void write(ObjectNode node, Failure failure, Room room) {
        node.put("iteration", failure.iteration())
                .put("firstIteration", failure.firstIteration())
                .put("lane", failure.lane())
                .put("kind", failure.kind().text())
                .put("step", failure.step())
                .put("validator", failure.validator())
                .put("severity", failure.severity().name().toLowerCase(Locale.ROOT))
                .put("message", JsonBytes.begin(failure.message(), room.message));
        failure.exception()
                .ifPresentOrElse(
                        each -> thrown(node.putObject("exception"), each, room), () -> node.putNull("exception"));
        List<String> faults = first(failure.faults(), room.faults);
        node.putRawValue("faults", array(faults));
        node.putRawValue("faultsBefore", array(first(failure.faultsBefore(), room.faults)));
        int left = failure.faults().size() - faults.size();
        node.put("faultsDropped", failure.faultsDropped() + left).put("replay", failure.replay());
    }

    private static void thrown(ObjectNode node, Thrown thrown, Room room) {
        node.put("type", thrown.type())
                .put("message", JsonBytes.begin(thrown.message(), room.message))
                .put("injected", thrown.injected());
        thrown.causes().forEach(node.putArray("causes")::add);
        node.put("frame", thrown.frame());
        ArrayNode stack = node.putArray("stack");
        int left = room.stack;
        for (String each : thrown.stack()) {
            left -= JsonBytes.of(each);
            if (left < 0) {
                return;
            }
            stack.add(each);
        }
    }

    /** Those that there is room for. */
    private List<String> first(List<Fault> faults, int room) {
        List<String> first = new ArrayList<>();
        int left = room;
        for (Fault each : faults) {
            String text = fault(each).toString();
            left -= text.getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                return first;
            }
            first.add(text);
        }
        return first;
    }

    /** Each in a line of its own: that is half of what they take when each field has one. */
    private static RawValue array(List<String> faults) {
        return new RawValue(faults.isEmpty() ? "[ ]" : "[\n" + INDENT + String.join(",\n" + INDENT, faults) + " ]");
    }

    private ObjectNode fault(Fault fault) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", ids.apply(fault))
                .put("iteration", fault.iteration())
                .put("injector", fault.injector())
                .put("site", fault.site())
                .put("hit", fault.hit())
                .put("effect", fault.effect())
                .put("task", fault.task())
                .put("method", fault.place().method())
                .put("caller", fault.place().caller());
        drawn(node.putObject("drawn"), fault.drawn());
        Fault.Key key = fault.key();
        node.putObject("key")
                .put("injector", key.injector())
                .put("site", key.site())
                .put("method", key.method())
                .put("context", key.context())
                .put("task", key.task())
                .put("hit", key.hit())
                .put("counted", key.counted());
        return node;
    }

    private static void drawn(ObjectNode node, Fault.Drawn drawn) {
        node.put("delayNs", drawn.delayNanos().isPresent() ? drawn.delayNanos().getAsLong() : null)
                .put("branch", drawn.branch().isPresent() ? drawn.branch().getAsInt() : null)
                .put("part", drawn.part())
                .put("exception", drawn.exception().orElse(null));
    }
}
