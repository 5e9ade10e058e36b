package io.chaoskit.points;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Failpoints that are switched on for a whole JVM, without a run. The terms are those of gofail:
 *
 * <pre>
 *   NAME=TERM[-&gt;TERM…][;NAME=TERM…]
 *   TERM   = [N%] [N*] ACTION       with a chance of N percent, at most N times, then the next term
 *   ACTION = off | delay(50ms) | sleep(50) | panic[(text)] | return(text) | throw(class[:text])
 * </pre>
 *
 * <p>{@code delay} takes a unit ({@code us ms s min}), {@code sleep} milliseconds as gofail does; {@code return} gives a text to
 * {@code Failpoint.hit(name, supplier)}, or a number or {@code true} or {@code false} where it reads as one. Safe for all threads.
 *
 * @see <a href="https://github.com/etcd-io/gofail/blob/master/doc/design.md">gofail</a>
 */
final class FailpointTerms {

    private static final Pattern TERM =
            Pattern.compile("\\s*(?:([0-9.]+)%)?\\s*(?:([0-9]+)\\*)?\\s*([a-z]+)\\s*(?:\\((.*)\\))?\\s*");
    private static final Pattern TIME = Pattern.compile("([0-9]+)\\s*(us|ms|s|min)");
    private static final Map<String, Long> NANOS =
            Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L);

    /** What a term gives when it does nothing to the value. */
    static final Object NOTHING = new Object();

    /** Does something at a failpoint. */
    private interface Action {
        Object act(String name) throws Throwable;
    }

    private record Term(double chance, AtomicInteger left, Action action) {

        boolean over() {
            return left != null && left.get() <= 0;
        }

        Object hit(String name) throws Throwable {
            boolean fires = chance >= 1 || ThreadLocalRandom.current().nextDouble() < chance;
            return fires && (left == null || left.getAndDecrement() > 0) ? action.act(name) : NOTHING;
        }
    }

    private final Map<String, Term[]> failpoints = new HashMap<>();

    /** Reads all terms; throws {@link IllegalArgumentException} for the first one that is wrong. */
    FailpointTerms(String text) {
        for (String each : text.split(";")) {
            if (!each.isBlank()) {
                int equals = each.indexOf('=');
                if (equals < 1) {
                    throw wrong(each, "must be NAME=TERM");
                }
                String[] terms = each.substring(equals + 1).split("->");
                Term[] parsed = new Term[terms.length];
                for (int i = 0; i < terms.length; i++) {
                    parsed[i] = term(terms[i]);
                }
                failpoints.put(each.substring(0, equals).strip(), parsed);
            }
        }
    }

    /** What a failpoint gives; {@link #NOTHING} when it leaves the value alone. */
    Object hit(String name) throws Throwable {
        Term[] terms = failpoints.get(name);
        if (terms == null) {
            return NOTHING;
        }
        for (Term term : terms) {
            if (!term.over()) {
                return term.hit(name);
            }
        }
        return NOTHING;
    }

    private static Term term(String text) {
        Matcher matcher = TERM.matcher(text);
        if (!matcher.matches()) {
            throw wrong(text, "must be [N%] [N*] ACTION");
        }
        double chance = matcher.group(1) == null ? 1 : Double.parseDouble(matcher.group(1)) / 100;
        if (chance > 1) {
            throw wrong(text, "must have a chance of at most 100%");
        }
        AtomicInteger left = matcher.group(2) == null ? null : new AtomicInteger(Integer.parseInt(matcher.group(2)));
        return new Term(chance, left, action(text, matcher.group(3), matcher.group(4)));
    }

    private static Action action(String term, String word, String argument) {
        return switch (word) {
            case "off" -> name -> NOTHING;
            case "delay" -> delay(nanos(term, argument));
            case "sleep" -> delay(nanos(term, argument + "ms"));
            case "panic" ->
                name -> {
                    throw new AssertionError(argument == null ? "failpoint panic: " + name : argument);
                };
            case "return" -> name -> value(argument);
            case "throw" -> thrower(term, argument);
            default -> throw wrong(term, "must be off, delay, sleep, panic, return or throw, but is '" + word + "'");
        };
    }

    private static Action delay(long nanos) {
        return name -> {
            long end = System.nanoTime() + nanos;
            long left = nanos;
            while (left > 0 && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(left);
                left = end - System.nanoTime();
            }
            return NOTHING;
        };
    }

    private static long nanos(String term, String text) {
        Matcher matcher = TIME.matcher(text == null ? "" : text.strip());
        if (!matcher.matches()) {
            throw wrong(term, "must have a time such as 50ms");
        }
        return TimeUnit.NANOSECONDS.toNanos(Long.parseLong(matcher.group(1)) * NANOS.get(matcher.group(2)));
    }

    private static Object value(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("-?[0-9]{1,9}") ? (Object) Integer.valueOf(text) : text.replaceAll("^\"|\"$", "");
    }

    private static Action thrower(String term, String argument) {
        String[] parts = (argument == null ? "" : argument).split(":", 2);
        Class<? extends Throwable> type;
        try {
            type = Class.forName(parts[0].strip()).asSubclass(Throwable.class);
            type.getConstructor(String.class);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw wrong(
                    term, "must name an exception with a constructor for a message, but '" + parts[0] + "' is none");
        }
        String message = parts.length > 1 ? parts[1] : "failpoint";
        return name -> {
            throw type.getConstructor(String.class).newInstance(message);
        };
    }

    private static IllegalArgumentException wrong(String term, String rule) {
        return new IllegalArgumentException("CHAOSKIT_FAILPOINTS: '" + term.strip() + "' " + rule);
    }
}
