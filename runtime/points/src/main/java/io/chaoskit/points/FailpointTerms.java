package io.chaoskit.points;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})\\s*(us|ms|s|min)");
    private static final Map<String, Long> NANOS =
            Map.of("us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L);

    /** Of numbers: all that have them are in the range of int. */
    private static final int MOST_DIGITS = 9;

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
        for (String each : split(text, ";")) {
            if (!each.isBlank()) {
                int equals = each.indexOf('=');
                if (equals < 1) {
                    throw wrong(each, "must be NAME=TERM");
                }
                Term[] terms = split(each.substring(equals + 1), "->").stream()
                        .map(FailpointTerms::term)
                        .toArray(Term[]::new);
                failpoints.put(each.substring(0, equals).strip(), terms);
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
        return new Term(
                chance(text, matcher.group(1)),
                count(text, matcher.group(2)),
                action(text, matcher.group(3), matcher.group(4)));
    }

    private static double chance(String term, String percent) {
        if (percent == null) {
            return 1;
        }
        if (!percent.matches("[0-9]+(\\.[0-9]+)?") || Double.parseDouble(percent) > 100) {
            throw wrong(term, "must have a chance of 0% to 100%, but has " + percent + "%");
        }
        return Double.parseDouble(percent) / 100;
    }

    private static AtomicInteger count(String term, String count) {
        if (count == null) {
            return null;
        }
        if (count.length() > MOST_DIGITS) {
            throw wrong(term, "must have a count of at most " + MOST_DIGITS + " digits");
        }
        return new AtomicInteger(Integer.parseInt(count));
    }

    /** The parts between separators that are not within parentheses. */
    private static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth <= 0 && text.startsWith(separator, at)) {
                parts.add(text.substring(start, at));
                start = at + separator.length();
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Action action(String term, String word, String argument) {
        return switch (word) {
            case "off" -> name -> NOTHING;
            case "delay" -> delay(nanos(term, argument));
            case "sleep" -> delay(millis(term, argument));
            case "panic" ->
                name -> {
                    throw new Error(argument == null ? "failpoint panic: " + name : argument);
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
        return Long.parseLong(matcher.group(1)) * NANOS.get(matcher.group(2));
    }

    private static long millis(String term, String text) {
        if (text == null || !text.strip().matches("[0-9]{1," + MOST_DIGITS + "}")) {
            throw wrong(term, "must have a number of milliseconds, such as sleep(50)");
        }
        return TimeUnit.MILLISECONDS.toNanos(Long.parseLong(text.strip()));
    }

    private static Object value(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("-?[0-9]{1," + MOST_DIGITS + "}")
                ? (Object) Integer.valueOf(text)
                : text.replaceAll("^\"|\"$", "");
    }

    private static Action thrower(String term, String argument) {
        String[] parts = (argument == null ? "" : argument).split(":", 2);
        Constructor<? extends Throwable> made = constructor(parts[0].strip());
        if (made == null) {
            throw wrong(
                    term, "must name an exception with a constructor for a message, but '" + parts[0] + "' is none");
        }
        String message = parts.length > 1 ? parts[1] : "failpoint";
        return name -> {
            throw made.newInstance(message);
        };
    }

    /** Null when there is none. The application's own exceptions are known to the loader of its threads. */
    private static Constructor<? extends Throwable> constructor(String name) {
        try {
            Class<?> type = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
            return Modifier.isAbstract(type.getModifiers())
                    ? null
                    : type.asSubclass(Throwable.class).getConstructor(String.class);
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            return null;
        }
    }

    private static IllegalArgumentException wrong(String term, String rule) {
        return new IllegalArgumentException("CHAOSKIT_FAILPOINTS: '" + term.strip() + "' " + rule);
    }
}
