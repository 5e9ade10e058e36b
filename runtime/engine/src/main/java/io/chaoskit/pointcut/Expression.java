package io.chaoskit.pointcut;

import java.util.function.Predicate;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** A node of a pointcut's tree. */
sealed interface Expression permits Or, And, Not, MethodPattern {

    /** False only when no method of the type can match. */
    boolean mayMatch(TypeDescription type);

    /** The test for methods of one type: what depends on the type alone is decided here, once. */
    Predicate<MethodDescription> in(TypeDescription type);

    /** The leaves, from left to right. */
    Stream<MethodPattern> patterns();

    /** The alternatives, of which each is meant to match something: the operands of an {@code ||}, also within one {@code &&}. */
    default Stream<Expression> branches() {
        return Stream.of(this);
    }

    /** The normal form. */
    String text();

    /** How tightly the operator binds. */
    Precedence precedence();

    /** The normal form as an operand of an operator. */
    default String textWithin(Precedence outer) {
        return precedence().compareTo(outer) < 0 ? "(" + text() + ")" : text();
    }
}
