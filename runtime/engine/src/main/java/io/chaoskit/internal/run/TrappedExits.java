package io.chaoskit.internal.run;

import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.context.Context;
import io.chaoskit.internal.context.ExitTrap;
import io.chaoskit.internal.hit.Stop;
import io.chaoskit.report.Failure.Kind;
import java.time.Duration;
import java.util.function.Supplier;

/** Ends a run in which the code under test calls {@code System.exit}, and not the JVM. Made by the thread that runs it, called by any. */
final class TrappedExits implements ExitTrap.Member {

    private final Lanes lanes;
    private final LostLanes lost;
    private final Findings findings;
    private final Stop stop;
    private final Supplier<String> doing;
    private final Thread driver = Thread.currentThread();

    /** {@code doing} says what the run does on its own thread. */
    TrappedExits(Lanes lanes, LostLanes lost, Findings findings, Stop stop, Supplier<String> doing) {
        this.lanes = lanes;
        this.lost = lost;
        this.findings = findings;
        this.stop = stop;
        this.doing = doing;
    }

    @Override
    public boolean exitCalled(Thread caller, Context.Owner owner) {
        if (caller == driver) {
            String message = doing.get() + " called System.exit";
            findings.problem(Kind.EXIT, message, null);
            stop.now(message, Duration.ZERO);
            return true;
        }
        if (lanes.of(caller).isPresent() || lanes.iterations().anyMatch(each -> each == owner)) {
            lost.exitCalled(caller);
            return true;
        }
        return false;
    }
}
