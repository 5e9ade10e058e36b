package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.site.Site;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.Durations;
import io.chaoskit.value.Size;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads what a user gave to a word. Every message begins with the word. */
final class Arguments {

    private Arguments() {}

    static Duration duration(String word, Object given) {
        if (Broken.known(given) instanceof Duration duration) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException(
                        word + " must not be negative, but was " + Durations.format(duration));
            }
            return duration;
        }
        if (given instanceof CharSequence text) {
            try {
                return Durations.parse(text.toString());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(e.getMessage().replaceFirst("^duration", word), e);
            }
        }
        if (given instanceof Number) {
            throw new IllegalArgumentException(word + " must have a unit, but was " + given + "; did you mean " + given
                    + ".ms or " + given + ".s?");
        }
        throw new IllegalArgumentException(word + " must be a duration such as 5.ms, but was " + show(given));
    }

    static int count(String word, Object given) {
        long value = longCount(word, given);
        if (value != (int) value) {
            throw new IllegalArgumentException(word + " must be at most " + Integer.MAX_VALUE + ", but was " + value);
        }
        return (int) value;
    }

    static long longCount(String word, Object given) {
        if (Broken.known(given) instanceof Integer
                || given instanceof Long
                || given instanceof Short
                || given instanceof Byte) {
            return ((Number) given).longValue();
        }
        throw new IllegalArgumentException(word + " must be a whole number, but was " + show(given));
    }

    static double fraction(String word, Object given) {
        if (Broken.known(given) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(
                word + " must be a number between 0 and 1, such as 0.1 or 10.percent, but was " + show(given));
    }

    static double number(String word, Object given) {
        if (Broken.known(given) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(
                word + " must be a number, such as 0.1 or 10.percent, but was " + show(given));
    }

    static Size size(String word, Object given) {
        if (Broken.known(given) instanceof Size size) {
            return size;
        }
        if (given instanceof CharSequence text) {
            try {
                return Size.parse(text.toString());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(e.getMessage().replaceFirst("^size", word), e);
            }
        }
        if (given instanceof Number) {
            throw new IllegalArgumentException(word + " must have a unit, but was " + given + "; did you mean " + given
                    + ".mb or " + given + ".kb?");
        }
        throw new IllegalArgumentException(word + " must be a size such as 512.mb, but was " + show(given));
    }

    static Size sizePerSecond(String word, Object given) {
        if (Broken.known(given) instanceof SizePerSecond rate) {
            return rate.size();
        }
        throw new IllegalArgumentException(word + " must be a rate such as 200.mb.perSecond, but was " + show(given));
    }

    static Path path(String word, Object given) {
        Object known = Broken.known(given);
        if (known instanceof Path path) {
            return path;
        }
        return known instanceof File file ? file.toPath() : Path.of(text(word, given));
    }

    static double rate(String word, Object given) {
        if (Broken.known(given) instanceof PerSecond rate) {
            return rate.value();
        }
        if (given instanceof Number) {
            throw new IllegalArgumentException(
                    word + " must have a unit, but was " + given + "; did you mean " + given + ".perSecond?");
        }
        throw new IllegalArgumentException(word + " must be a rate such as 50.perSecond, but was " + show(given));
    }

    static String text(String word, Object given) {
        if (Broken.known(given) instanceof CharSequence text) {
            return text.toString();
        }
        throw new IllegalArgumentException(word + " must be a text, but was " + show(given));
    }

    static Set<String> texts(String word, Object[] given) {
        Set<String> all = new LinkedHashSet<>();
        Arrays.stream(given).forEach(each -> all.add(text(word, each)));
        return all;
    }

    @SuppressWarnings("unchecked")
    static Class<? extends Throwable> throwable(String word, Object given) {
        if (Broken.known(given) instanceof Class<?> type && Throwable.class.isAssignableFrom(type)) {
            return (Class<? extends Throwable>) type;
        }
        throw new IllegalArgumentException(
                word + " must be given a class of exception, such as IOException, but was " + show(given));
    }

    static Effect effect(String word, Object given) {
        if (Broken.known(given) instanceof Effect effect) {
            return effect;
        }
        if (given instanceof Closure<?> closure) {
            return new ClosureEffect(closure);
        }
        if (given instanceof Injector injector) {
            throw new IllegalArgumentException(word + " must be given effects, but "
                    + injector.effect().text() + " has a trigger of its own; put it behind: inject " + word
                    + "(…) " + injector.trigger());
        }
        throw new IllegalArgumentException(word
                + " must be given an effect such as delay(5.ms) or a closure { hit -> … }, but was " + show(given)
                + (given instanceof Validator ? "; assert " + show(given) : ""));
    }

    static Validator validator(String word, Object given) {
        if (Broken.known(given) instanceof Validator validator) {
            return validator;
        }
        throw new IllegalArgumentException(
                word + " must be given validators such as noPanics(), but was " + show(given));
    }

    static boolean truth(String word, Object given) {
        if (Broken.known(given) instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException(word + " must be true or false, but was " + show(given));
    }

    static Closure<?> closure(String word, Object given) {
        if (Broken.known(given) instanceof Closure<?> closure) {
            return closure;
        }
        throw new IllegalArgumentException(word + " must be given a closure { … }, but was " + show(given));
    }

    /** A value as its script would write it, where that is known. */
    static String show(Object given) {
        if (given instanceof CharSequence) {
            return "'" + given + "'";
        } else if (given instanceof Duration duration) {
            return Durations.format(duration);
        } else if (given instanceof Size size) {
            return size.toString();
        } else if (given instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (given == null || given instanceof Number || given instanceof Boolean) {
            return String.valueOf(given);
        } else if (given instanceof Closure) {
            return "a closure";
        } else if (given instanceof Class<?> type) {
            return "the class " + type.getSimpleName();
        }
        return ours(given).orElseGet(() -> article(given.getClass().getSimpleName()));
    }

    private static Optional<String> ours(Object given) {
        if (given instanceof Site site) {
            return Optional.of(site.text());
        } else if (given instanceof Validator validator) {
            return Optional.of(validator.name());
        } else if (given instanceof Injector injector) {
            return Optional.of(injector.effect().text());
        }
        return given instanceof Effect effect ? Optional.of(effect.text()) : Optional.empty();
    }

    static String article(String noun) {
        if (noun.isEmpty()) {
            return "an object";
        }
        return ("AEIOU".indexOf(Character.toUpperCase(noun.charAt(0))) < 0 ? "a " : "an ") + noun;
    }
}
