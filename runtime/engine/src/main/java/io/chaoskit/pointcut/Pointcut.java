package io.chaoskit.pointcut;

import io.chaoskit.internal.pointcut.MethodMatcher;
import io.chaoskit.internal.pointcut.SyntaxError;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A pointcut: names methods and constructors of the system under test, so that faults can be injected into them. It only names them; it
 * loads, changes and runs nothing. Methods without a body (abstract, native) are matched like all others; a run rejects a
 * pointcut that matches no others.
 *
 * <p>Immutable, and safe for use by several threads. Two pointcuts are equal when their {@link #text()} is.
 *
 * @see io.chaoskit.pointcut the language
 */
public final class Pointcut {

    private final MethodMatcher matcher;

    private Pointcut(MethodMatcher matcher) {
        this.matcher = matcher;
    }

    /**
     * Reads a pointcut.
     *
     * @param text for example {@code com.acme.OrderRepo.save(..)}
     * @return the pointcut
     * @throws PointcutSyntaxException if it does not follow the language; it has the column
     */
    public static Pointcut parse(String text) {
        try {
            return new Pointcut(MethodMatcher.parse(Objects.requireNonNull(text, "text")));
        } catch (SyntaxError wrong) {
            throw new PointcutSyntaxException(wrong.getMessage(), wrong.column());
        }
    }

    /**
     * The methods of one name that a class has, whatever their parameters: what a method reference stands for. When the
     * class only inherits them, they are those of the nearest super-type that declares them, and a fault reaches all
     * classes that inherit them from there.
     *
     * @param type a class or interface
     * @param methodName the name as it is, without wildcards; {@code new} for the constructors
     * @return the pointcut, also when there is no such method
     * @throws IllegalArgumentException if the type cannot be instrumented by its name: a primitive, an array, or a
     *     hidden class as the JVM makes them for lambdas
     */
    public static Pointcut of(Class<?> type, String methodName) {
        return new Pointcut(MethodMatcher.of(type, methodName));
    }

    /**
     * The normal form: blanks only around operators and after commas, parentheses only where they are needed, a
     * parameter list everywhere. Can be parsed again, but for names with blanks, which only {@link #of} takes.
     *
     * @return for example {@code com.acme.Ledger.balance(..)} for {@code com.acme . Ledger.balance}
     */
    public String text() {
        return matcher.text();
    }

    /**
     * The types that it names without a wildcard: the engine looks them up, and rejects one that does not exist.
     *
     * @return their names as they were written, in the order of the text; not those of parameters and annotations
     */
    public Set<String> namedTypes() {
        return matcher.namedTypes();
    }

    /**
     * The pointcut as the engine uses it; nothing for users.
     *
     * @return matches what the text says
     */
    public MethodMatcher matcher() {
        return matcher;
    }

    /**
     * The alternatives that it consists of, each of which is meant to match something.
     *
     * @return for {@code (a.A.x() || b.B.y()) && !a..Old.*(..)} the two of {@code a.A.x() && !a..Old.*(..)} and {@code b.B.y() &&
     *     !a..Old.*(..)}; itself when there is no {@code ||}
     */
    public List<Pointcut> branches() {
        return matcher.branches().stream().map(Pointcut::new).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pointcut that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
