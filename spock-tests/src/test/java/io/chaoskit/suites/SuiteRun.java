package io.chaoskit.suites;

import io.chaoskit.effect.Effects;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.site.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * Runs the tests of a library three times in one JVM: as they are, with every method of the library woven by an injector that never fires, and as they
 * are again. Tests that differ are woven and run up to three times more.
 *
 * <pre>
 *   java … SuiteRun PACKAGE TEST-CLASSES CLASS-NAMES LEFT-OUT RESULT-FILE
 * </pre>
 *
 * <p>The first line of the result has the figures, the others tell which tests they are.
 */
public final class SuiteRun {

    private static final int SLOWEST = 5;
    private static final int TRIES = 3;

    private final TestClasses tests;
    private final List<Duration> times = new ArrayList<>();

    private SuiteRun(TestClasses tests) {
        this.tests = tests;
    }

    /** Ends with 0 when there is a result, whatever it is. */
    public static void main(String[] arguments) throws IOException {
        SuiteRun run = new SuiteRun(new TestClasses(Path.of(arguments[1]), arguments[2], arguments[3]));
        Files.write(Path.of(arguments[4]), run.result(arguments[0]));
        // Tests may leave threads behind.
        System.exit(0);
    }

    private List<String> result(String library) throws IOException {
        Outcomes before = timed(this::outcomes);
        AtomicReference<Outcomes> woven = new AtomicReference<>();
        Report report =
                timed(() -> ChaosRunner.builder().build().run(wovenThroughout(library, woven, tests.request())));
        Comparison once = new Comparison(before, woven.get(), timed(this::outcomes), List.of());
        Comparison all =
                new Comparison(once.before(), once.woven(), once.after(), wovenAgain(library, once.different()));
        List<String> lines = new ArrayList<>();
        lines.add(figures(all, report.injectors().get(0)));
        all.different().forEach(each -> lines.add("different  " + all.text(each)));
        all.unstable().forEach(each -> lines.add("unstable   " + all.text(each)));
        before.all().forEach((test, outcome) -> {
            if (outcome.startsWith(Outcomes.FAILED)) {
                lines.add("fails      " + all.text(test));
            }
        });
        all.slowest(SLOWEST).forEach(each -> lines.add("slow       " + each));
        tests.unreadable().forEach(each -> lines.add("unreadable " + each));
        report.reasons().forEach(each -> lines.add("report     " + each));
        lines.add("report     " + report.injectors().get(0).note());
        return lines;
    }

    private <T> T timed(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        times.add(Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    /** In a thread that is a daemon, as a lane is: threads that the tests make inherit that. */
    private Outcomes outcomes() {
        return CompletableFuture.supplyAsync(() -> Outcomes.of(tests.request()), SuiteRun::inDaemon)
                .join();
    }

    private static void inDaemon(Runnable work) {
        Thread plain = new Thread(work, "plain");
        plain.setDaemon(true);
        plain.start();
    }

    private static List<Outcomes> wovenAgain(String library, List<String> different) {
        List<Outcomes> again = new ArrayList<>();
        for (int i = 0; i < TRIES && !different.isEmpty(); i++) {
            AtomicReference<Outcomes> woven = new AtomicReference<>();
            ChaosRunner.builder().build().run(wovenThroughout(library, woven, TestClasses.request(different)));
            again.add(woven.get());
        }
        return again;
    }

    /** With constructors and the bodies of lambdas, which a wildcard does not mean. */
    private static Scenario wovenThroughout(
            String library, AtomicReference<Outcomes> woven, LauncherDiscoveryRequest request) {
        String pointcut = "%1$s..*.*(..) || %1$s..*.new(..) || %1$s..*.lambda$*(..)".formatted(library);
        return Scenario.builder("woven")
                .step("tests", context -> woven.set(Outcomes.of(request)))
                .inject(Effects.delay(Duration.ofNanos(1))
                        .on(Sites.method(pointcut))
                        .after(Integer.MAX_VALUE))
                .repeat(1)
                .build();
    }

    private String figures(Comparison all, InjectorReport injector) {
        return String.join(
                "\t",
                "tests=" + all.before().all().size(),
                "passed=" + all.before().count(Outcomes.PASSED::equals),
                "failed=" + all.before().count(each -> each.startsWith(Outcomes.FAILED)),
                "skipped="
                        + all.before()
                                .count(each -> each.equals(Outcomes.SKIPPED) || each.startsWith(Outcomes.ABORTED)),
                "unstable=" + all.unstable().size(),
                "different=" + all.different().size(),
                "fired=" + injector.fired(),
                "hits=" + injector.hits(),
                "plain=" + times.get(0).toSeconds(),
                "woven=" + times.get(1).toSeconds(),
                "again=" + times.get(2).toSeconds());
    }
}
