package io.chaoskit.internal.report.compare;

import io.chaoskit.internal.report.compare.Finding.Figure;
import io.chaoskit.internal.report.compare.Finding.Subject;
import io.chaoskit.report.FailureKind;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tests of what is counted: iterations that passed, failures of each kind, hits of each injector that fired. */
final class RateTests {

    private static final double WITHIN = 1.96;
    /** Hits are not independent of each other, so that there is no exact test of their number: it must differ by so many deviations. */
    private static final double FAR = 5;

    private final Report a;
    private final Report b;
    private final double least;

    RateTests(Report a, Report b, double least) {
        this.a = a;
        this.b = b;
        this.least = least;
    }

    /** Of the iterations that passed. */
    Candidate success() {
        Iterations before = a.iterations();
        Iterations after = b.iterations();
        double change = after.successRate() - before.successRate();
        return new Candidate(
                ExactTest.p(before.failed(), before.total(), after.failed(), after.total()),
                (p, significant) -> new Finding(
                        Subject.SUCCESS,
                        "success rate",
                        significant ? Change.ofMore(change < 0) : Change.SAME,
                        Words.share(before.successRate()),
                        Words.share(after.successRate()),
                        Words.points(change, Math.hypot(noise(before), noise(after))),
                        OptionalDouble.of(p),
                        ""));
    }

    private static double noise(Iterations each) {
        double rate = each.successRate();
        return each.total() == 0 ? 0 : WITHIN * Math.sqrt(rate * (1 - rate) / each.total());
    }

    /** Of each kind of failures that one of the runs has. */
    List<Candidate> failures() {
        Map<Sort, Long> before = sorts(a);
        Map<Sort, Long> after = sorts(b);
        Set<Sort> all = new LinkedHashSet<>(after.keySet());
        all.addAll(before.keySet());
        return all.stream()
                .map(each -> failures(each, before.getOrDefault(each, 0L), after.getOrDefault(each, 0L)))
                .toList();
    }

    private Candidate failures(Sort sort, long before, long after) {
        long ofA = a.iterations().total();
        long ofB = b.iterations().total();
        // An iteration may fail several times in one way; it counts once as far as that is known.
        double p = ExactTest.p(Math.min(before, ofA), ofA, Math.min(after, ofB), ofB);
        boolean more = after / (double) ofB > before / (double) ofA;
        Change appeared = before == 0 ? Change.NEW : after == 0 ? Change.GONE : Change.SAME;
        return new Candidate(
                p,
                (corrected, significant) -> new Finding(
                        Subject.FAILURES,
                        sort.text(),
                        significant ? Change.ofMore(more) : appeared,
                        Words.count(before, ofA),
                        Words.count(after, ofB),
                        "",
                        OptionalDouble.of(corrected),
                        note(appeared, significant)));
    }

    private static String note(Change appeared, boolean significant) {
        String chance = significant ? "" : ", may be chance";
        return switch (appeared) {
            case NEW -> "new" + chance;
            case GONE -> "gone" + chance;
            default -> "";
        };
    }

    private static Map<Sort, Long> sorts(Report report) {
        return report.kinds().stream()
                .collect(Collectors.toMap(Sort::of, FailureKind::count, Long::sum, LinkedHashMap::new));
    }

    /** A kind of failures in whatever version of the code: lines move, and a severity may be set anew. */
    private record Sort(String kind, String step, String validator, List<String> types, String method) {

        private static Sort of(FailureKind kind) {
            int bracket = kind.frame().indexOf('(');
            return new Sort(
                    kind.kind().text(),
                    kind.step(),
                    kind.validator(),
                    kind.types(),
                    bracket < 0 ? kind.frame() : kind.frame().substring(0, bracket));
        }

        String text() {
            String subject = validator.isEmpty() ? (step.isEmpty() ? kind : "step '" + step + "'") : validator;
            String thrown = types.stream()
                    .map(each -> each.substring(each.lastIndexOf('.') + 1))
                    .collect(Collectors.joining(" by "));
            String what = kind.equals("hang") ? ": no end" : thrown.isEmpty() ? "" : ": " + thrown;
            return subject + what + (method.isEmpty() ? "" : " in " + method);
        }
    }

    /** Of each injector that both runs have: its share of hits that fired. */
    List<Candidate> injectors() {
        Map<String, InjectorReport> before = byName(a);
        return b.injectors().stream()
                .filter(each -> before.containsKey(each.name()))
                .map(each -> injector(before.get(each.name()), each))
                .toList();
    }

    private Candidate injector(InjectorReport before, InjectorReport after) {
        double p = ExactTest.p(
                Math.min(before.fired(), before.hits()),
                before.hits(),
                Math.min(after.fired(), after.hits()),
                after.hits());
        boolean reached = hitsDiffer(before, after);
        return new Candidate(
                p,
                (corrected, significant) -> new Finding(
                        Subject.INJECTOR,
                        before.name(),
                        significant || reached ? Change.CHANGED : Change.SAME,
                        figure(before, a),
                        figure(after, b),
                        "",
                        OptionalDouble.of(corrected),
                        reached ? "reached more or less often" : ""));
    }

    private boolean hitsDiffer(InjectorReport before, InjectorReport after) {
        if ((before.hits() == 0) != (after.hits() == 0)) {
            return true;
        }
        double perA = before.hits() / (double) Math.max(1, a.iterations().total());
        double perB = after.hits() / (double) Math.max(1, b.iterations().total());
        double deviation =
                Math.hypot(1 / Math.sqrt(Math.max(1, before.hits())), 1 / Math.sqrt(Math.max(1, after.hits())));
        double change = perA == 0 ? 0 : Math.abs(Math.log(perB / perA));
        return change > least && change > FAR * deviation;
    }

    private static Figure figure(InjectorReport each, Report report) {
        return new Figure(
                each.fired(),
                Words.format(
                        "%,d of %,d hits fired (%.2f hits an iteration)",
                        each.fired(),
                        each.hits(),
                        each.hits() / (double) Math.max(1, report.iterations().total())));
    }

    /** Of injectors that one run has alone. */
    List<Finding> alone() {
        List<Finding> findings = new ArrayList<>();
        Figure none = new Figure(Double.NaN, "none");
        byName(a).forEach((name, each) -> {
            if (!byName(b).containsKey(name)) {
                findings.add(alone(name, figure(each, a), none, "only in A"));
            }
        });
        byName(b).forEach((name, each) -> {
            if (!byName(a).containsKey(name)) {
                findings.add(alone(name, none, figure(each, b), "only in B"));
            }
        });
        return findings;
    }

    private static Finding alone(String name, Figure before, Figure after, String note) {
        return new Finding(Subject.INJECTOR, name, Change.CHANGED, before, after, "", OptionalDouble.empty(), note);
    }

    private static Map<String, InjectorReport> byName(Report report) {
        return report.injectors().stream()
                .collect(Collectors.toMap(
                        InjectorReport::name, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }
}
