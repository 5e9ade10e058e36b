package io.chaoskit.internal.shrink;

import io.chaoskit.internal.replay.Pin;
import io.chaoskit.internal.replay.Reach;
import io.chaoskit.internal.thread.Stacks;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.Step;
import io.chaoskit.plan.Fault;
import io.chaoskit.value.Durations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Weakens the faults that are left, as far as the failure still comes: fewer lanes and steps, earlier hits, shorter delays, exceptions of a
 * more general type. Belongs to one thread.
 */
final class Weakening {

    private static final int MOST_HALVINGS = 20;
    private static final List<Class<?>> TOO_GENERAL = List.of(Throwable.class, Object.class);

    private final Experiments experiments;
    private final Oracle<Pin> oracle;
    private final List<String> done = new ArrayList<>();
    private List<Pin> pins;
    private List<Fault> trace;

    /** {@code faults} make it fail, and {@code trace} is what fired then. */
    Weakening(Experiments experiments, Oracle<Pin> oracle, List<Pin> faults, List<Fault> trace) {
        this.experiments = experiments;
        this.oracle = oracle;
        this.pins = List.copyOf(faults);
        this.trace = trace;
    }

    /** Weakens what can be. */
    void run() {
        if (experiments.subject().lanes() > 1 && experiments.reach() != Reach.IN_LANES) {
            done.add("lanes " + experiments.subject().lanes() + " → 1");
        }
        leaveStepsOut();
        for (int i = 0; i < pins.size(); i++) {
            earlier(i);
            shorter(i);
            moreGeneral(i);
        }
    }

    List<Pin> pins() {
        return pins;
    }

    List<Fault> trace() {
        return trace;
    }

    /** What was weakened, for people. */
    List<String> done() {
        return done;
    }

    private void leaveStepsOut() {
        Scenario scenario = experiments.subject().scenario().get();
        for (Step each : scenario.steps()) {
            Set<String> before = experiments.withoutSteps();
            Set<String> more = new HashSet<>(before);
            more.add(each.name());
            if (more.size() == scenario.steps().size() || experiments.over() || !experiments.leaveOut(more)) {
                continue;
            }
            if (fails(pins)) {
                done.add("step '" + each.name() + "' left out");
            } else {
                experiments.leaveOut(before);
            }
        }
    }

    private void earlier(int index) {
        Pin pin = pins.get(index);
        long hit = pin.key().hit();
        if (!pin.key().counted() || hit == 1) {
            return;
        }
        for (long earlier : new long[] {1, hit / 2}) {
            if (earlier > 0 && earlier < hit && accepted(index, any -> any.atHit(earlier))) {
                done.add(name(index) + ": hit " + hit + " → " + earlier);
                return;
            }
        }
    }

    private void shorter(int index) {
        OptionalLong length = fault(index) == null
                ? OptionalLong.empty()
                : fault(index).drawn().delayNanos();
        if (length.isEmpty() || length.getAsLong() == 0) {
            return;
        }
        long first = length.getAsLong();
        long now = first;
        for (int i = 0; i < MOST_HALVINGS && now > 0; i++) {
            long half = now / 2;
            List<Pin> before = pins;
            // Twice: on a busy machine a short wait may last long for once.
            if (!accepted(index, any -> any.waiting(half)) || !fails(pins)) {
                pins = before;
                break;
            }
            now = half;
        }
        if (now < first) {
            done.add(name(index) + ": " + Durations.rounded(first) + " → " + Durations.rounded(now));
        }
    }

    private void moreGeneral(int index) {
        String first =
                fault(index) == null ? null : fault(index).drawn().exception().orElse(null);
        String now = first;
        for (Class<?> wider = superclass(first); wider != null; wider = wider.getSuperclass()) {
            String type = wider.getName();
            if (TOO_GENERAL.contains(wider) || !accepted(index, any -> any.throwing(type))) {
                break;
            }
            now = type;
        }
        if (now != null && !now.equals(first)) {
            done.add(name(index) + ": " + first + " → " + now);
        }
    }

    /** What is injected by no type of its own is as general as it can be. */
    private Class<?> superclass(String type) {
        if (type == null || Stacks.isChaosKit(type)) {
            return null;
        }
        try {
            ClassLoader loader = experiments
                    .subject()
                    .scenario()
                    .get()
                    .classLoader()
                    .orElseGet(() -> Thread.currentThread().getContextClassLoader());
            return Class.forName(type, false, loader).getSuperclass();
        } catch (ClassNotFoundException | LinkageError outOfReach) {
            return null;
        }
    }

    /** Whether it still fails with a weaker fault in the place of one, which then takes it. */
    private boolean accepted(int index, UnaryOperator<Pin> weaker) {
        if (experiments.over()) {
            return false;
        }
        List<Pin> changed = new ArrayList<>(pins);
        changed.set(index, weaker.apply(pins.get(index)));
        List<Pin> before = pins;
        boolean distinct = new HashSet<>(changed.stream().map(Pin::key).toList()).size() == changed.size();
        boolean fails = distinct && fails(changed) && didSo(changed.get(index));
        pins = fails ? changed : before;
        return fails;
    }

    /** An exception that callers do not expect is not thrown: then nothing was weakened. */
    private boolean didSo(Pin pin) {
        return pin.exception().isEmpty()
                || trace.stream()
                        .filter(pin::isOf)
                        .anyMatch(each -> each.drawn().exception().equals(pin.exception()));
    }

    private boolean fails(List<Pin> faults) {
        Oracle.Answer<Pin> answer = oracle.ask(faults);
        boolean fails = answer.fails() && answer.fired().size() == faults.size();
        trace = fails ? experiments.traceOf(faults) : trace;
        return fails;
    }

    private Fault fault(int index) {
        return trace.stream().filter(pins.get(index)::isOf).findFirst().orElse(null);
    }

    private String name(int index) {
        Fault fault = fault(index);
        return fault == null ? pins.get(index).key().injector() : fault.effect() + " at " + fault.site();
    }
}
