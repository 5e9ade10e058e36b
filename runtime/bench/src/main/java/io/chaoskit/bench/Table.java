package io.chaoskit.bench;

import io.chaoskit.bench.FaultBenchmark.Recorded;
import io.chaoskit.bench.HandOverBenchmark.To;
import io.chaoskit.bench.HitBenchmark.When;
import io.chaoskit.bench.IterationBenchmark.Third;
import io.chaoskit.bench.MethodBenchmark.Armed;
import io.chaoskit.bench.MethodBenchmark.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table: what is measured, and the limits. */
final class Table {

    private static final int POINT_ROUNDS = 6;
    private static final int RUN_ROUNDS = 3;
    /** A JVM is cold once, so that each gives one figure only. */
    private static final int WEAVING_ROUNDS = 5;

    private static final double MAX_POINT_RATIO = 1.02;
    /** Of what the rule of a peer adds that does nothing either. */
    private static final double MAX_HIT_SHARE = 0.10;
    /** For two threads on two cores, which also share caches and clock. */
    private static final double MAX_LANE_RATIO = 1.25;
    /** Less than the smallest object on one of sixteen hits; the rest is what measuring itself allocates. */
    private static final double NO_BYTES = 1;

    /** A difference of two times: less than a processor's clock tick. */
    private static final double MAX_CLOSED_NANOS = 0.3;

    private static final double MAX_RECORDED_NANOS = 150;
    /** In hits that do not fire. */
    private static final double MAX_ITERATION_RATIO = 10;

    private static final double MAX_HAND_OVER_RATIO = 2;
    private static final double MAX_WEAVING_NANOS = 2e9;
    private static final double MAX_WARM_RUN_NANOS = 20e6;

    /** The peer: what Byteman's compiled rule adds to the same method. */
    private static final Row PEER = Row.of(
                    "of an object, by Byteman, compiled",
                    byteman("oneLane", Shape.LINES, Byteman.interpreted(), Byteman.compiled()))
            .against(method("oneLane", Shape.LINES, Armed.NOBODY));

    private static final Probe SILENT_HIT = hit("oneLane", When.RARELY);

    private Table() {}

    static List<Part> all() {
        return List.of(points(), hits(), methods(), faults(), weaving(), warmRuns(), iterations(), handOvers());
    }

    private static Part points() {
        Probe method = point("method", false);
        Probe getter = point("getter", false);
        Probe after = point("method", true);
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("the total of an order", method));
        rows.add(pointRow("  and Chaos.maybeDelay()", "methodWithDelayPoint", method));
        rows.add(pointRow("  and Chaos.maybeError()", "methodWithErrorPoint", method));
        rows.add(pointRow("  and Chaos.apply('order')", "methodWithNamedPoint", method));
        rows.add(pointRow("  and Chaos.recordRecursionDepth(n)", "methodWithRecord", method));
        rows.add(pointRow("  and Failpoint.hit('order')", "methodWithFailpoint", method));
        rows.add(Row.of("the same after a run that used the points", after));
        rows.add(Row.of("  and all five", point("methodWithAllPoints", true))
                .against(after)
                .withinRatio(MAX_POINT_RATIO));
        rows.add(Row.of("a getter, inlined", getter));
        rows.add(pointRow("  and Chaos.maybeDelay()", "getterWithDelayPoint", getter));
        rows.add(pointRow("  and Failpoint.hit('order')", "getterWithFailpoint", getter));
        return new Part("A point while no run is active", rows);
    }

    private static Row pointRow(String text, String method, Probe baseline) {
        return Row.of(text, point(method, false)).against(baseline).withinRatio(MAX_POINT_RATIO);
    }

    private static Probe point(String method, boolean afterRun) {
        return new Probe(PointBenchmark.class, method, Map.of("afterRun", Boolean.toString(afterRun)), POINT_ROUNDS);
    }

    private static Part hits() {
        List<Row> rows = List.of(
                hitRow("probability 1e-12", SILENT_HIT),
                hitRow("probability 0", hit("oneLane", When.NEVER)),
                hitRow("every 2147483647", hit("oneLane", When.EVERY)),
                hitRow("first 1", hit("oneLane", When.FIRST)),
                hitRow("probability 1e-12, after runs with other triggers", hit("oneLane", When.RARELY_AMONG_OTHERS)),
                hitRow("probability 1e-12, on a thread that is no lane", hit("otherThread", When.RARELY)),
                hitRow("  the same, after runs with other triggers", hit("otherThread", When.RARELY_AMONG_OTHERS)),
                hitRow("probability 1e-12, on each of two lanes", hit("twoLanes", When.RARELY))
                        .against(SILENT_HIT)
                        .withinRatio(MAX_LANE_RATIO));
        return new Part("A hit that does not fire", rows);
    }

    private static Row hitRow(String text, Probe probe) {
        return Row.of(text, probe).withinShare(MAX_HIT_SHARE, PEER).withinBytes(NO_BYTES);
    }

    private static Probe hit(String method, When when) {
        return new Probe(HitBenchmark.class, method, Map.of("when", when.name()), RUN_ROUNDS);
    }

    private static Part methods() {
        Probe woven = method("oneLane", Shape.LINES, Armed.CHAOSKIT);
        Probe inJdk = method("oneLane", Shape.BIT, Armed.CHAOSKIT);
        Probe plain = PEER.baseline();
        Probe plainInJdk = method("oneLane", Shape.BIT, Armed.NOBODY);
        List<Row> rows = List.of(
                wovenRow("of an object, with a result", woven, plain),
                wovenRow("of an object, with arguments and a result", "oneLane", Shape.LINE),
                wovenRow("of an object, with neither", "oneLane", Shape.TOUCH),
                wovenRow("of a class, with arguments and a result", "oneLane", Shape.REDUCED),
                wovenRow("of a class, with neither", "oneLane", Shape.PLACE),
                wovenRow("of the JDK: BitSet.get(int)", inJdk, plainInJdk),
                wovenRow(
                        "of an object, after runs with other triggers",
                        method("oneLane", Shape.LINES, Armed.CHAOSKIT_AMONG_OTHERS),
                        plain),
                wovenRow(
                        "of the JDK, after runs with other triggers",
                        method("oneLane", Shape.BIT, Armed.CHAOSKIT_AMONG_OTHERS),
                        plainInJdk),
                wovenRow("of an object, on a thread that is no lane", "otherThread", Shape.LINES),
                wovenRow("of the JDK, on a thread that is no lane", "otherThread", Shape.BIT),
                laneRow("of an object, on each of two lanes", Shape.LINES, woven),
                laneRow("of the JDK, on each of two lanes", Shape.BIT, inJdk),
                PEER,
                Row.of("of an object, by Byteman, interpreted", byteman("oneLane", Shape.LINES, Byteman.interpreted()))
                        .against(plain),
                Row.of(
                                "of an object, by Byteman, compiled, in two threads",
                                byteman("twoLanes", Shape.LINES, Byteman.interpreted(), Byteman.compiled()))
                        .against(PEER.probe()),
                afterRow("the total of an order, after the run has ended", Shape.TOTAL),
                afterRow("of the JDK, after the run has ended", Shape.BIT));
        return new Part("A method in which a fault does not fire", rows);
    }

    private static Row wovenRow(String text, String method, Shape shape) {
        return wovenRow(text, method(method, shape, Armed.CHAOSKIT), method(method, shape, Armed.NOBODY));
    }

    private static Row wovenRow(String text, Probe woven, Probe plain) {
        return Row.of(text, woven)
                .against(plain)
                .withinShare(MAX_HIT_SHARE, PEER)
                .withinBytes(NO_BYTES);
    }

    private static Row laneRow(String text, Shape shape, Probe oneLane) {
        return Row.of(text, method("twoLanes", shape, Armed.CHAOSKIT))
                .against(oneLane)
                .withinRatio(MAX_LANE_RATIO)
                .withinBytes(NO_BYTES);
    }

    private static Row afterRow(String text, Shape shape) {
        return Row.of(text, method("otherThread", shape, Armed.CHAOSKIT_BEFORE, POINT_ROUNDS))
                .against(method("otherThread", shape, Armed.NOBODY, POINT_ROUNDS))
                .withinRatio(MAX_POINT_RATIO);
    }

    private static Probe method(String method, Shape shape, Armed armed) {
        return method(method, shape, armed, RUN_ROUNDS);
    }

    private static Probe byteman(String method, Shape shape, String... jvmArguments) {
        return method(method, shape, Armed.BYTEMAN, RUN_ROUNDS, jvmArguments);
    }

    private static Probe method(String method, Shape shape, Armed armed, int rounds, String... jvmArguments) {
        Map<String, String> params = Map.of("shape", shape.name(), "armed", armed.name());
        return new Probe(MethodBenchmark.class, method, params, rounds, jvmArguments);
    }

    private static Part faults() {
        Probe unrecorded = fault("fires", Recorded.NOT);
        List<Row> rows = List.of(
                Row.of("asking the flight recorder, which never ran", fault("asks", Recorded.NOT))
                        .against(fault("nothing", Recorded.NOT))
                        .withinOver(MAX_CLOSED_NANOS),
                Row.of("  which records no faults any more", fault("asks", Recorded.NO_LONGER))
                        .against(fault("nothing", Recorded.NO_LONGER))
                        .withinOver(MAX_CLOSED_NANOS),
                Row.of("a fault, recorded", fault("fires", Recorded.NOW))
                        .against(unrecorded)
                        .withinOver(MAX_RECORDED_NANOS));
        return new Part("A fault, whose effect is nothing", rows);
    }

    private static Probe fault(String method, Recorded recorded) {
        return new Probe(FaultBenchmark.class, method, Map.of("recorded", recorded.name()), RUN_ROUNDS);
    }

    private static Part weaving() {
        List<Row> rows = List.of(
                Row.of("weave", weaving("weave")).within(MAX_WEAVING_NANOS),
                Row.of("take the faults out again", weaving("reset")).within(MAX_WEAVING_NANOS),
                Row.of("the whole of a run with one empty iteration", weaving("run")));
        String title = "Faults in %d methods of %d loaded classes, once for each JVM";
        return new Part(title.formatted(WeavingBenchmark.METHODS, WeavingBenchmark.CLASSES), rows);
    }

    private static Probe weaving(String method) {
        return new Probe(WeavingBenchmark.class, method, Map.of(), WEAVING_ROUNDS);
    }

    private static Part warmRuns() {
        List<Row> rows = List.of(
                warmRunRow("with one pointcut", "onePointcut"),
                warmRunRow("with %d lanes".formatted(WarmRunBenchmark.LANES), "lanes"));
        return new Part("The whole of a run with one empty iteration in each lane, after twenty others", rows);
    }

    private static Row warmRunRow(String text, String method) {
        Probe probe = new Probe(WarmRunBenchmark.class, method, Map.of(), WEAVING_ROUNDS);
        return Row.of(text, probe).within(MAX_WARM_RUN_NANOS);
    }

    private static Part iterations() {
        Probe oneLane = iteration("oneLane", Third.MAX_ERRORS);
        List<Row> rows = List.of(
                iterationRow("recursionDepthLimit, noSlowIteration, maxErrors", oneLane),
                iterationRow("  with goroutineLimit as the third", iteration("oneLane", Third.GOROUTINE_LIMIT)),
                iterationRow("  with noInfiniteLoop as the third", iteration("oneLane", Third.NO_INFINITE_LOOP)),
                Row.of("  with maxErrors, in two lanes", iteration("twoLanes", Third.MAX_ERRORS))
                        .against(oneLane));
        return new Part("An iteration of one empty step, one injector and three validators", rows);
    }

    private static Row iterationRow(String text, Probe probe) {
        return Row.of(text, probe).against(SILENT_HIT).withinRatio(MAX_ITERATION_RATIO);
    }

    private static Probe iteration(String method, Third third) {
        return new Probe(IterationBenchmark.class, method, Map.of("third", third.name()), RUN_ROUNDS);
    }

    private static Part handOvers() {
        List<Row> rows = List.of(
                handOverRow("in a future that is run at once", To.CALLER),
                handOverRow("submitted to a pool with one thread", To.SUBMIT).withinRatio(MAX_HAND_OVER_RATIO),
                handOverRow("executed by a pool with one thread", To.EXECUTE).withinRatio(MAX_HAND_OVER_RATIO));
        return new Part("A task that an iteration hands over and that takes it along, over the task alone", rows);
    }

    private static Row handOverRow(String text, To to) {
        return Row.of(text, handOver(to, true)).against(handOver(to, false));
    }

    private static Probe handOver(To to, boolean propagated) {
        Map<String, String> params = Map.of("to", to.name(), "propagated", Boolean.toString(propagated));
        return new Probe(HandOverBenchmark.class, "handOver", params, RUN_ROUNDS);
    }
}
