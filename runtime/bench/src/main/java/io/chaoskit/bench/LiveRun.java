package io.chaoskit.bench;

import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Effects;
import io.chaoskit.effect.Injector;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.site.Site;
import io.chaoskit.trigger.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A real run that stays in its first iteration, or in the first one of each lane, until it is ended. Its step does the work
 * that a benchmark hands to it, so that hits are measured where they happen: on a lane's thread, within an iteration.
 */
final class LiveRun {

    private static final Runnable END = () -> {};
    private static final int POLL_MILLIS = 100;

    private final BlockingQueue<Runnable> handedOver = new LinkedBlockingQueue<>();
    private final int lanes;
    private final FutureTask<Report> run;

    /** Starts a run with one injector, a delay, and waits until all lanes are in the step. */
    LiveRun(Site site, Trigger trigger, int lanes) throws InterruptedException, ExecutionException {
        this(site, Effects.delay(Duration.ofMillis(1)), trigger, lanes);
    }

    /** The same with an effect. */
    LiveRun(Site site, Effect effect, Trigger trigger, int lanes) throws InterruptedException, ExecutionException {
        this.lanes = lanes;
        CountDownLatch begun = new CountDownLatch(lanes);
        Scenario scenario = Scenario.builder("live")
                .target("nothing")
                .step("work", context -> {
                    begun.countDown();
                    work();
                })
                .inject(Injector.of(effect).withSites(List.of(site)).withTrigger(trigger))
                .lanes(lanes)
                .repeat(lanes)
                .build();
        run = new FutureTask<>(() -> ChaosRunner.builder().build().run(scenario));
        new Thread(run, "live-run").start();
        while (!begun.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (run.isDone()) {
                throw new IllegalStateException(
                        "the run must begin, but: " + run.get().summary());
            }
        }
    }

    private void work() throws InterruptedException {
        for (Runnable next = handedOver.take(); next != END; next = handedOver.take()) {
            next.run();
        }
    }

    /** Does something on a lane's thread and waits for its end. */
    void onLane(Runnable work) throws InterruptedException, ExecutionException {
        FutureTask<Void> handed = new FutureTask<>(work, null);
        handedOver.add(handed);
        handed.get();
    }

    /** Lets the iterations end, and the run; gives its report. */
    Report end() throws InterruptedException, ExecutionException {
        for (int i = 0; i < lanes; i++) {
            handedOver.add(END);
        }
        Report report = run.get();
        if (report.iterations().passed() != lanes) {
            throw new IllegalStateException("every iteration must pass, but: " + report.summary());
        }
        return report;
    }
}
