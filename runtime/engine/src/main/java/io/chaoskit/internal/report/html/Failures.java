package io.chaoskit.internal.report.html;

import io.chaoskit.internal.thread.Stacks;
import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure;
import io.chaoskit.report.FailureKind;
import io.chaoskit.report.Report;
import io.chaoskit.report.Thrown;
import io.chaoskit.validator.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * The failures by kind, each to be opened: its first example with its faults, its stack and the command that repeats it.
 *
 * @param report of the run
 * @param number of the run on the page, from 0
 * @param room for details
 */
record Failures(Report report, int number, Room room) {

    private static final int KINDS = 200;
    private static final int FAULTS = 12;
    private static final int FRAMES = 60;
    private static final int FRAME = 200;
    private static final int HEADLINE = 300;
    private static final String AT = "at ";

    void write(Html html) {
        List<FailureKind> kinds = report.kinds();
        if (kinds.isEmpty()) {
            return;
        }
        html.open("section", "class", "failures").open("div", "class", "head");
        html.open("h2")
                .text("Failures ")
                .put("span", summary(kinds), "class", "soft")
                .close();
        if (kinds.size() > 1) {
            html.put("button", "Open all", "type", "button", "data-act", "open", "hidden", "");
        }
        html.close();
        report.analysis()
                .lasting()
                .ifPresent(each -> html.put("p", Page.joined(each.sentence(), each.hint()), "class", "soft"));
        html.open("div", "class", "kinds").line();
        for (int i = 0; i < Math.min(KINDS, kinds.size()); i++) {
            kind(html, kinds.get(i), "failure-" + number + "-" + (i + 1));
        }
        html.close();
        if (kinds.size() > KINDS) {
            String more = Figures.count(kinds.size() - KINDS, "more kind");
            html.put("p", "and " + more + ", which are in the JSON report", "class", "soft");
        }
        html.close().line();
    }

    private static String summary(List<FailureKind> kinds) {
        long all = kinds.stream().mapToLong(FailureKind::count).sum();
        if (kinds.size() == 1) {
            return Figures.count(all) + (all == 1 ? "" : ", all of one kind");
        }
        return Figures.count(all) + ", of " + Figures.count(kinds.size(), "kind");
    }

    private void kind(Html html, FailureKind kind, String id) {
        html.open("details", "class", kind.severity() == Severity.CRITICAL ? "kind" : "kind weak", "id", id);
        html.open("summary").open("span", "class", "title").text(title(kind));
        if (!kind.frame().isEmpty()) {
            html.put("small", kind.frame());
        }
        html.close();
        html.open("span", "class", "count").text(Figures.count(kind.count()) + "×");
        if (kind.firstIteration() > 0) {
            html.put("small", "since iteration " + kind.firstIteration());
        }
        html.close().close().open("div", "class", "body").line();
        if (kind.example().isEmpty()) {
            html.put("p", "There is no example of it in the report.", "class", "soft");
        } else if (room.take(size(kind.example().get()))) {
            example(html, kind.example().get());
        } else {
            html.put("p", "Its example is in the JSON report; here was no more room.", "class", "soft");
        }
        html.close().close().line();
    }

    private static String title(FailureKind kind) {
        return kind.message().isEmpty() ? kind.kind().text() : Room.begin(kind.message(), HEADLINE);
    }

    private void example(Html html, Failure failure) {
        message(html, failure);
        html.put("h3", faultsTitle(failure));
        faults(html, failure.faults(), failure.faultsDropped());
        if (!failure.faultsBefore().isEmpty()) {
            html.put("h3", "Last faults before it");
            faults(html, failure.faultsBefore(), 0);
        }
        failure.exception().filter(each -> !each.stack().isEmpty()).ifPresent(each -> {
            html.put("h3", "Stack");
            stack(html, each);
        });
        if (!failure.replay().isEmpty()) {
            RunArticle.command(html, "replay", failure.replay());
        }
    }

    /** Where it has more to say than the line above. */
    private static void message(Html html, Failure failure) {
        String message = failure.exception().map(Thrown::text).orElse(failure.message());
        String own = failure.message().lines().count() > 1 ? failure.message() : message;
        if (own.strip().lines().count() > 1 || own.length() > HEADLINE) {
            html.put("h3", "Message");
            html.put("pre", Room.begin(own.stripTrailing()), "tabindex", "0");
        }
    }

    private static String faultsTitle(Failure failure) {
        String where = failure.iteration() == 0
                ? ""
                : failure.firstIteration() == failure.iteration()
                        ? " in iteration " + failure.iteration()
                                + (failure.lane() > 0 ? ", lane " + failure.lane() : "")
                        : " in iterations " + failure.firstIteration() + " to " + failure.iteration();
        return (failure.faults().isEmpty() ? "No faults" : "Faults") + where;
    }

    private static void faults(Html html, List<Fault> faults, int dropped) {
        if (faults.isEmpty()) {
            return;
        }
        html.open("ol");
        faults.stream().limit(FAULTS).forEach(each -> fault(html, each));
        html.close();
        long more = Math.max(0, faults.size() - FAULTS) + (long) dropped;
        if (more > 0) {
            html.put("p", "and " + Figures.count(more, "more fault"), "class", "soft");
        }
    }

    private static void fault(Html html, Fault fault) {
        html.open("li").put("code", Room.begin(fault.toString(), FRAME));
        if (!fault.injector().equals(fault.effect())) {
            html.text(" ").put("span", Room.begin(fault.injector(), FRAME), "class", "soft");
        }
        html.close();
    }

    /** Frames of others than the code under test are only counted: here they would hide the one that matters. */
    private static void stack(Html html, Thrown thrown) {
        html.open("pre", "tabindex", "0")
                .text(Room.begin(thrown.headline(), HEADLINE))
                .text("\n");
        int others = 0;
        for (String line : shown(thrown)) {
            if (line.startsWith(AT) && !isOfTarget(line.substring(AT.length()))) {
                others++;
            } else {
                others(html, others);
                others = 0;
                line(html, line, thrown.frame());
            }
        }
        others(html, others);
        html.close();
    }

    private static List<String> shown(Thrown thrown) {
        return thrown.stack().stream().limit(FRAMES).toList();
    }

    private static void line(Html html, String line, String top) {
        String text = Room.begin(line, FRAME);
        if (!line.startsWith(AT)) {
            html.text(text);
        } else if (line.substring(AT.length()).equals(top)) {
            html.text("    ").put("b", text);
        } else {
            html.text("    ").text(text);
        }
        html.text("\n");
    }

    private static void others(Html html, int count) {
        if (count > 0) {
            html.put("span", "    … " + Figures.count(count, "other frame") + "\n", "class", "soft");
        }
    }

    /** Whether a frame is neither of the JDK, nor of Groovy, nor of ChaosKit. */
    private static boolean isOfTarget(String frame) {
        String method = frame.substring(frame.lastIndexOf('/', Math.max(0, frame.indexOf('('))) + 1);
        return !frame.startsWith("java.")
                && !frame.startsWith("jdk.")
                && !Stacks.isChaosKit(method)
                && !Stacks.isLanguage(method);
    }

    /** About how many characters an example takes. */
    private static int size(Failure failure) {
        int faults = Stream.concat(failure.faults().stream().limit(FAULTS), failure.faultsBefore().stream())
                .mapToInt(each -> Math.min(FRAME, each.toString().length()) + 60)
                .sum();
        int frames = failure.exception().stream()
                .flatMap(each -> shown(each).stream())
                .filter(each -> !each.startsWith(AT) || isOfTarget(each.substring(AT.length())))
                .mapToInt(each -> Math.min(FRAME, each.length()) + 10)
                .sum();
        return Math.min(4_000, failure.message().length())
                + faults
                + frames
                + failure.replay().length()
                + 400;
    }
}
