package io.chaoskit.proxy.internal.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;

/** The text of numbers as Go writes them: the fewest digits that give the same number back. */
public final class GoNumbers {

    private static final double SMALL = 1e-6;
    private static final double LARGE = 1e21;

    private GoNumbers() {}

    /** A number in JSON. */
    public static String text(Number number) {
        if (number instanceof Float single) {
            return text(shortest(new BigDecimal(single), digits -> digits.floatValue() == single));
        }
        if (number instanceof Double fraction) {
            return text(shortest(new BigDecimal(fraction), digits -> digits.doubleValue() == fraction));
        }
        return number.toString();
    }

    /** A count in the Prometheus format. */
    public static String metric(long count) {
        BigDecimal digits = new BigDecimal(count).stripTrailingZeros();
        return count < 1_000_000 ? digits.toPlainString() : exponential(digits, 2);
    }

    private static String text(BigDecimal digits) {
        double size = digits.abs().doubleValue();
        boolean plain = size == 0 || size >= SMALL && size < LARGE;
        return plain ? digits.toPlainString() : exponential(digits, 1);
    }

    private static BigDecimal shortest(BigDecimal exact, Predicate<BigDecimal> same) {
        int precision = 1;
        while (!same.test(exact.round(new MathContext(precision)))) {
            precision++;
        }
        return exact.round(new MathContext(precision)).stripTrailingZeros();
    }

    /** In Go's form, such as {@code 1.5e+21}, with a least number of digits in the exponent. */
    private static String exponential(BigDecimal digits, int exponentDigits) {
        String unscaled = digits.unscaledValue().abs().toString();
        int exponent = unscaled.length() - 1 - digits.scale();
        String fraction = unscaled.length() > 1 ? "." + unscaled.substring(1) : "";
        String sign = digits.signum() < 0 ? "-" : "";
        String size = String.format("%0" + exponentDigits + "d", Math.abs(exponent));
        return sign + unscaled.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + size;
    }
}
