package io.chaoskit.internal.dsl.form;

import static java.util.Map.entry;

import groovy.lang.Closure;
import io.chaoskit.dsl.unit.Units.PerSecond;
import io.chaoskit.dsl.unit.Units.SizePerSecond;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.model.Action;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.Reach;
import io.chaoskit.model.StepBody;
import io.chaoskit.model.Target;
import io.chaoskit.model.Tolerance;
import io.chaoskit.network.ProxyRef;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.validator.OutcomeCheck;
import io.chaoskit.validator.StateCheck;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.Durations;
import io.chaoskit.value.Probability;
import io.chaoskit.value.Size;
import io.chaoskit.verdict.Thresholds;
import java.io.File;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.MethodClosure;

/**
 * Converts an argument of a script to the type of a word's parameter. Every message begins with the subject.
 *
 * @param type the type in lists of words
 * @param expected what a script must give, for messages
 * @param converter makes the value
 * @param ofText what a text in {@code @Option} means to the converter
 */
public record Reading(String type, String expected, Converter converter, Function<String, Object> ofText) {

    /** Makes a value of a type. */
    @FunctionalInterface
    interface Converter {

        /** Null when the argument is none of its type; throws an {@link IllegalArgumentException} when its value is wrong. */
        Object convert(String subject, Object given);
    }

    /** Thrown when an argument is of another type. */
    static final class Mismatch extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String subject;
        private final String expected;
        private final String given;

        private Mismatch(String subject, String expected, String given) {
            super(subject + " must be " + expected + ", but was " + given);
            this.subject = subject;
            this.expected = expected;
            this.given = given;
        }

        /** One for all the types that an argument could have had. */
        static Mismatch ofAll(List<Mismatch> several) {
            Mismatch first = several.get(0);
            if (several.size() == 1 || !several.stream().allMatch(each -> each.isAbout(first))) {
                return first;
            }
            return new Mismatch(
                    first.subject,
                    several.stream()
                            .map(each -> each.expected.replaceFirst("^given ", ""))
                            .distinct()
                            .collect(Collectors.joining(" or ")),
                    first.given);
        }

        private boolean isAbout(Mismatch other) {
            return subject.equals(other.subject) && given.equals(other.given);
        }
    }

    private static final String CHANCE = "a number between 0 and 1, such as 0.1 or 10.percent";
    private static final String CLOSURE = "given a closure { … }";
    private static final String EFFECT = "given an effect such as delay(5.ms) or a closure { hit -> … }";

    private static final Map<Class<?>, Reading> KNOWN = Map.ofEntries(
            entry(int.class, number("whole number", "a whole number", Reading::whole, Integer::valueOf)),
            entry(long.class, number("whole number", "a whole number", Reading::wholeLong, Long::valueOf)),
            entry(
                    double.class,
                    number("number", "a number, such as 0.1 or 10.percent", Reading::number, Double::valueOf)),
            entry(boolean.class, number("true or false", "true or false", instance(Boolean.class), Boolean::valueOf)),
            entry(Probability.class, number("probability", CHANCE, Reading::probability, Double::valueOf)),
            entry(Duration.class, of("duration", "a duration such as 5.ms", Reading::duration)),
            entry(Size.class, of("size", "a size such as 512.mb", Reading::size)),
            entry(
                    SizePerSecond.class,
                    of("size per second", "a rate such as 200.mb.perSecond", instance(SizePerSecond.class))),
            entry(PerSecond.class, of("rate", "a rate such as 50.perSecond", Reading::rate)),
            entry(String.class, of("text", "a text", (subject, given) -> text(given))),
            entry(Path.class, of("path", "a text", (subject, given) -> path(given))),
            entry(Pointcut.class, of("pointcut", "a text", (subject, given) -> pointcut(given))),
            entry(
                    Class.class,
                    of("class of exceptions", "given a class of exception, such as IOException", Reading::throwable)),
            entry(Effect.class, of("effect", EFFECT, Reading::effect)),
            entry(Injector.class, of("effect", EFFECT, Reading::injector)),
            entry(Validator.class, of("validator", "given validators such as noPanics()", instance(Validator.class))),
            entry(
                    Site.class,
                    of(
                            "site",
                            "given a site such as 'com.acme.Repo.save(..)', point('name') or step('name')",
                            (subject, given) -> site(given))),
            entry(Target.class, of("any value", "an object", (subject, given) -> Targets.of(given))),
            entry(
                    Tolerance.class,
                    of(
                            "injected or classes of exceptions",
                            "given injected or classes of exceptions, such as IOException",
                            Reading::tolerance)),
            entry(
                    FailurePolicy.class,
                    of("stop or resume", "stop or resume", word(FailurePolicy.class, constants(FailurePolicy.class)))),
            entry(Reach.class, of("everyone", "everyone", word(Reach.class, constants(Reach.class)))),
            entry(
                    Thresholds.class,
                    of("strict or relaxed", "strict, relaxed", word(Thresholds.class, Thresholds.PRESETS))),
            entry(Body.class, of("closure", "given a block { … }", closure(Body::new))),
            entry(StepBody.class, of("closure", CLOSURE, closure(ClosureAdapters.Step::new))),
            entry(Action.class, of("closure", CLOSURE, closure(Closures::action))),
            entry(
                    ClosureAdapters.HitCondition.class,
                    of("closure", CLOSURE, closure(ClosureAdapters.HitCondition::new))),
            entry(StateCheck.class, of("closure", CLOSURE, closure(ClosureAdapters.State::new))),
            entry(OutcomeCheck.class, of("closure", CLOSURE, closure(ClosureAdapters.Outcome::new))),
            entry(
                    Supplier.class,
                    of(
                            "closure",
                            "a closure that makes one",
                            (subject, given) -> given instanceof Closure<?> closure
                                    ? new ClosureAdapters.Maker(subject, closure)
                                    : null)),
            entry(UnaryOperator.class, of("closure", CLOSURE, closure(Closures::operator))),
            entry(Closure.class, of("closure", CLOSURE, closure(closure -> closure))),
            entry(Object.class, of("any value", "an object", (subject, given) -> given)));

    private static final Map<Class<?>, Class<?>> UNBOXED = Map.of(
            Integer.class, int.class, Long.class, long.class, Double.class, double.class, Boolean.class, boolean.class);

    static Reading of(Class<?> type) {
        Reading known = KNOWN.get(UNBOXED.getOrDefault(type, type));
        if (known != null) {
            return known;
        }
        return type.isEnum() ? choice(type) : isFunction(type) ? function(type) : object(type);
    }

    private static Reading of(String type, String expected, Converter converter) {
        return new Reading(type, expected, converter, text -> text);
    }

    private static Reading number(String type, String expected, Converter converter, Function<String, Object> ofText) {
        return new Reading(type, expected, converter, ofText);
    }

    private static Converter instance(Class<?> type) {
        return (subject, given) -> type.isInstance(given) ? given : null;
    }

    private static <E extends Enum<E>> Map<String, E> constants(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));
    }

    /** A value that has a name, given as such or in quotes. */
    private static <T> Converter word(Class<T> type, Map<String, T> words) {
        return (subject, given) ->
                given instanceof CharSequence text ? words.get(text.toString()) : type.isInstance(given) ? given : null;
    }

    private static Converter closure(Function<Closure<?>, Object> wrap) {
        return (subject, given) -> given instanceof Closure<?> closure ? wrap.apply(closure) : null;
    }

    /** An enum's constants are texts in lower case. */
    private static Reading choice(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object each : type.getEnumConstants()) {
            constants.put("'" + each.toString().toLowerCase(Locale.ROOT) + "'", each);
        }
        String choices = String.join(" or ", constants.keySet());
        return of(
                choices, choices, (subject, given) -> type.isInstance(given) ? given : constants.get(Shown.of(given)));
    }

    private static boolean isFunction(Class<?> type) {
        return type.isInterface()
                && Arrays.stream(type.getMethods())
                                .filter(each -> Modifier.isAbstract(each.getModifiers()))
                                .count()
                        == 1;
    }

    private static Reading function(Class<?> type) {
        return of("closure", CLOSURE, (subject, given) -> {
            if (type.isInstance(given)) {
                return given;
            }
            return given instanceof Closure<?> closure ? DefaultGroovyMethods.asType(closure, type) : null;
        });
    }

    private static Reading object(Class<?> type) {
        String noun = Shown.withArticle(type.getSimpleName());
        return of(noun, noun, instance(type));
    }

    private static Object whole(String subject, Object given) {
        Object value = wholeLong(subject, given);
        if (value instanceof Long whole && whole != whole.intValue()) {
            throw new IllegalArgumentException(
                    subject + " must be at most " + Integer.MAX_VALUE + ", but was " + value);
        }
        return value == null ? null : ((Long) value).intValue();
    }

    private static Object wholeLong(String subject, Object given) {
        return given instanceof Integer || given instanceof Long || given instanceof Short || given instanceof Byte
                ? (Object) ((Number) given).longValue()
                : null;
    }

    private static Object number(String subject, Object given) {
        return given instanceof Number number ? (Object) number.doubleValue() : null;
    }

    private static Object probability(String subject, Object given) {
        if (given instanceof Number number) {
            return new Probability(number.doubleValue());
        }
        throw new Mismatch("probability", CHANCE, Shown.of(given));
    }

    private static Object duration(String subject, Object given) {
        if (given instanceof Duration duration && duration.isNegative()) {
            throw new IllegalArgumentException(
                    subject + " must not be negative, but was " + Durations.format(duration));
        }
        if (given instanceof CharSequence text) {
            return parsed("duration", subject, () -> Durations.parse(text.toString()));
        }
        rejectNumber(subject, given, ".ms or ", ".s?");
        return given instanceof Duration ? given : null;
    }

    private static Object size(String subject, Object given) {
        if (given instanceof CharSequence text) {
            return parsed("size", subject, () -> Size.parse(text.toString()));
        }
        rejectNumber(subject, given, ".mb or ", ".kb?");
        return given instanceof Size ? given : null;
    }

    private static Object rate(String subject, Object given) {
        if (given instanceof Number) {
            throw new IllegalArgumentException(
                    subject + " must have a unit, but was " + given + "; did you mean " + given + ".perSecond?");
        }
        return given instanceof PerSecond ? given : null;
    }

    private static Object parsed(String noun, String subject, Supplier<Object> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage().replaceFirst("^" + noun, subject), e);
        }
    }

    private static void rejectNumber(String subject, Object given, String unit, String other) {
        if (given instanceof Number) {
            throw new IllegalArgumentException(
                    subject + " must have a unit, but was " + given + "; did you mean " + given + unit + given + other);
        }
    }

    private static String text(Object given) {
        return given instanceof CharSequence ? given.toString() : null;
    }

    private static Path path(Object given) {
        if (given instanceof Path path) {
            return path;
        }
        return given instanceof File file
                ? file.toPath()
                : given instanceof CharSequence text ? Path.of(text.toString()) : null;
    }

    private static Pointcut pointcut(Object given) {
        return given instanceof CharSequence text ? Pointcut.parse(text.toString()) : null;
    }

    private static Object throwable(String subject, Object given) {
        return given instanceof Class<?> type && Throwable.class.isAssignableFrom(type) ? type : null;
    }

    private static Object tolerance(String subject, Object given) {
        return throwable(subject, given) instanceof Class<?> type
                ? Tolerance.of(type.asSubclass(Throwable.class))
                : given instanceof Tolerance ? given : null;
    }

    private static Object effect(String subject, Object given) {
        if (given instanceof Injector injector) {
            throw new IllegalArgumentException(subject + " must be given effects, but "
                    + injector.effect().text() + " has a trigger of its own; put it behind: inject " + subject
                    + "(…) " + injector.trigger());
        }
        if (given instanceof Validator validator) {
            throw new IllegalArgumentException(
                    subject + " must be " + EFFECT + ", but was " + validator.name() + "; assert " + validator.name());
        }
        return given instanceof Closure<?> closure
                ? new ClosureAdapters.OnHit(closure)
                : given instanceof Effect ? given : null;
    }

    private static Object injector(String subject, Object given) {
        if (given instanceof Injector) {
            return given;
        }
        return effect(subject, given) instanceof Effect effect ? Injector.of(effect) : null;
    }

    private static Site site(Object given) {
        if (given instanceof ProxyRef proxy) {
            return proxy.site();
        } else if (given instanceof CharSequence text) {
            return Sites.method(Pointcut.parse(text.toString()));
        } else if (given instanceof MethodClosure method) {
            Object owner = method.getOwner();
            return Sites.method(
                    Pointcut.of(owner instanceof Class<?> type ? type : owner.getClass(), method.getMethod()));
        }
        return given instanceof Site site ? site : null;
    }

    /** Throws an {@link IllegalArgumentException} that begins with the subject. */
    Object read(String subject, Object given) {
        Object value = converter.convert(subject, given);
        if (value == null && this != KNOWN.get(Object.class)) {
            throw new Mismatch(subject, expected, Shown.of(given));
        }
        return value;
    }

    /** The value that a text in {@code @Option} stands for. */
    Object otherwise(String option, String text) {
        return Objects.requireNonNull(read(option, ofText.apply(text)));
    }
}
