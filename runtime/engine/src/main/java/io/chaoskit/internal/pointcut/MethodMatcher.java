package io.chaoskit.internal.pointcut;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** A pointcut for the engine: matches types and methods that Byte Buddy describes. Immutable, and safe for all threads. */
public final class MethodMatcher {

    private final Expression expression;
    private final List<MethodPattern> patterns;
    private final String text;

    private MethodMatcher(Expression expression) {
        this.expression = expression;
        this.patterns = expression.patterns().toList();
        this.text = expression.text();
    }

    /** Reads a pointcut. */
    public static MethodMatcher parse(String text) {
        return new MethodMatcher(new Parser(text).parse());
    }

    /** The methods of one name that a class has. */
    public static MethodMatcher of(Class<?> type, String methodName) {
        return new MethodMatcher(MethodPattern.of(type, methodName));
    }

    /**
     * The normal form.
     *
     * @return the pointcut's text
     */
    public String text() {
        return text;
    }

    /**
     * Looks at the type alone, at no method: a quick way to leave out most types.
     *
     * @param type a loaded type or one that is described by its class file
     * @return false when the pointcut matches none of its methods; true when it may match some
     * @throws RuntimeException as the description does when a super-type is needed and missing
     */
    public boolean mayMatch(TypeDescription type) {
        return expression.mayMatch(type);
    }

    /**
     * {@link #mayMatch} in Byte Buddy's terms.
     *
     * @return a matcher without state
     */
    public ElementMatcher<TypeDescription> types() {
        return this::mayMatch;
    }

    /**
     * Tells the methods and constructors that are declared in a type and meant by the pointcut. What the compiler
     * added (the bodies of lambdas, access methods) is meant only when its name is written out or a wildcard has a
     * {@code $}; a bridge is left out when the method that it leads to is meant as well, so that one call is one hit.
     *
     * @param instrumented the type that declares them
     * @return a matcher for this type only, false for what other types declare; class initialisers are never matched
     * @throws RuntimeException as the description does when a super-type is needed and missing
     */
    public ElementMatcher<MethodDescription> methods(TypeDescription instrumented) {
        Predicate<MethodDescription> written = expression.in(instrumented);
        Bridges bridges = new Bridges(instrumented);
        return method -> written.test(method)
                && method.getDeclaringType().asErasure().equals(instrumented)
                && !method.isTypeInitializer()
                && (!Declared.byCompiler(method) || patterns.stream().anyMatch(each -> each.spellsOut(method)))
                && bridges.target(method).filter(this::isWritten).isEmpty();
    }

    private boolean isWritten(MethodDescription method) {
        return expression.in(method.getDeclaringType().asErasure()).test(method);
    }

    /**
     * The types that are named without a wildcard, as they were written: the engine looks them up, and rejects one
     * that does not exist. {@link TypeNames#binaryNames} gives the names that a class loader knows.
     *
     * @return in the order of the text; not the types of parameters, and no annotations
     */
    public Set<String> namedTypes() {
        return patterns.stream()
                .map(MethodPattern::type)
                .filter(TypePattern::isExact)
                .map(TypePattern::written)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    /**
     * Whether one of its patterns has the name and the parameters of a method, whatever the type that declares it.
     *
     * @param method any
     * @return true also for a method that the rest of the pointcut leaves out
     */
    public boolean hasSignature(MethodDescription method) {
        return patterns.stream().anyMatch(each -> each.hasSignature(method));
    }

    /**
     * Whether it also means the sub-types of a type that has a name: there may be none yet, and some later.
     *
     * @return true for {@code java.sql.Statement+.close()}
     */
    public boolean meansSubTypes() {
        return patterns.stream().map(MethodPattern::type).anyMatch(each -> each.isExact() && each.subTypes());
    }

    /**
     * Whether it leaves types open, which {@link #mayMean} decides.
     *
     * @return false when all types have names
     */
    public boolean hasWildcards() {
        return patterns.stream().anyMatch(MethodMatcher::isOpen);
    }

    private static boolean isOpen(MethodPattern pattern) {
        return pattern.type().isPart()
                || !pattern.type().isExact() && !pattern.annotations().isEmpty();
    }

    /**
     * Whether a wildcard of it means a class by its name, or may mean it by an annotation: the engine looks such classes up
     * before a run, when they are not loaded yet.
     *
     * @param binaryName of a class that need not be loaded
     * @return false for types that are named without a wildcard, for {@code *} without an annotation, which means what is
     *     loaded, and for names that another part of the pointcut leaves out
     */
    public boolean mayMean(String binaryName) {
        // The rest of it may be about other names: what is left over is described by its class file, which takes long.
        return patterns.stream()
                        .filter(MethodMatcher::isOpen)
                        .anyMatch(each -> each.type().isNamed(binaryName))
                && expression.mayMatch(binaryName);
    }

    /**
     * How the names begin that its wildcards mean, as far as whole packages are written out; {@code java.util.} for {@code java.util..Conc*}.
     *
     * @return each with a dot at its end; none for a wildcard that leaves the package open
     */
    public Set<String> beginnings() {
        return patterns.stream()
                .filter(MethodMatcher::isOpen)
                .map(each -> each.type().name().packages())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Whether one of its types has such a name, with wildcards or without.
     *
     * @param binaryName of a class that need not be loaded
     * @return true also when only the name of its super-type is written, and this is it
     */
    public boolean isAbout(String binaryName) {
        return patterns.stream()
                .map(MethodPattern::type)
                .anyMatch(each -> !each.name().isAny() && each.isNamed(binaryName));
    }

    /**
     * The alternatives that it consists of, each of which is meant to match something.
     *
     * @return for {@code (a.A.x() || b.B.y()) && !a..Old.*(..)} the two of {@code a.A.x() && !a..Old.*(..)} and {@code b.B.y() &&
     *     !a..Old.*(..)}; itself when there is no {@code ||}
     */
    public List<MethodMatcher> branches() {
        return expression.branches().map(MethodMatcher::new).toList();
    }

    List<MethodPattern> patterns() {
        return patterns;
    }
}
