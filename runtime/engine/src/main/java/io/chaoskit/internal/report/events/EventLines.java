package io.chaoskit.internal.report.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chaoskit.plan.Fault;
import io.chaoskit.report.Activity;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Report;
import io.chaoskit.report.Reporter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes the events of runs, one JSON object a line. Faults and failures are told one by one while there are not too many between two
 * activities, which count all; each activity is flushed with all before it, so that a process that is killed loses what came after it.
 */
final class EventLines implements Reporter.Following {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_FAULTS = 500;
    private static final int MOST_FAILURES = 100;

    private final Writer out;
    /** Of the run that goes on. */
    private String scenario = "";

    private long seed;
    private int faults;
    private int failures;
    private long faultsUntold;
    private long failuresUntold;

    EventLines(Writer out) {
        this.out = out;
    }

    @Override
    public synchronized void started(Report begun) throws IOException {
        scenario = begun.scenario();
        seed = begun.seed();
        line(MAPPER.createObjectNode().put("event", "started").set("report", MAPPER.readTree(begun.toJson())));
        out.flush();
    }

    @Override
    public synchronized void fired(List<Fault> trace) throws IOException {
        for (Fault each : trace) {
            if (++faults <= MOST_FAULTS) {
                line(MAPPER.createObjectNode()
                        .put("event", "fault")
                        .put("id", each.id(scenario, seed))
                        .put("iteration", each.iteration())
                        .put("injector", each.injector())
                        .put("site", each.site())
                        .put("hit", each.hit())
                        .put("effect", each.effect())
                        .put("task", each.task())
                        .put("method", each.place().method())
                        .put("caller", each.place().caller()));
            } else {
                faultsUntold++;
            }
        }
    }

    @Override
    public synchronized void failed(Failure failure) throws IOException {
        if (++failures <= MOST_FAILURES) {
            line(MAPPER.createObjectNode()
                    .put("event", "failure")
                    .set("failure", MAPPER.readTree(failure.toJson(scenario, seed))));
        } else {
            failuresUntold++;
        }
    }

    @Override
    public synchronized void happened(Activity now) throws IOException {
        ObjectNode line = MAPPER.createObjectNode()
                .put("event", "activity")
                .put("atMs", now.atMs())
                .put("iterations", now.iterations())
                .put("failures", now.failures())
                .put("faults", now.faults())
                .put("latency", now.latency());
        ArrayNode injectors = line.putArray("injectors");
        now.injectors()
                .forEach(each -> injectors
                        .addObject()
                        .put("injector", each.injector())
                        .put("hits", each.hits())
                        .put("fired", each.fired()));
        line.put("faultsUntold", faultsUntold).put("failuresUntold", failuresUntold);
        line(line);
        out.flush();
        faults = 0;
        failures = 0;
        faultsUntold = 0;
        failuresUntold = 0;
    }

    @Override
    public synchronized void ended(Report report) throws IOException {
        line(MAPPER.createObjectNode().put("event", "ended").set("report", MAPPER.readTree(report.toJson())));
        out.flush();
    }

    private void line(ObjectNode node) throws IOException {
        out.write(MAPPER.writeValueAsString(node));
        out.write('\n');
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
