package io.chaoskit.internal.pointcut;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** A node of the syntax tree of a pointcut. */
sealed interface Expression permits Expression.Or, Expression.And, Expression.Not, MethodPattern {

    /** False only when no method of the type can match. */
    boolean mayMatch(TypeDescription type);

    /** False only when no type of that name can match, whatever its super-types and annotations are. */
    boolean mayMatch(String binaryName);

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

    /** Matches what at least one of its operands matches. */
    record Or(List<Expression> operands) implements Expression {

        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public boolean mayMatch(TypeDescription type) {
            return operands.stream().anyMatch(each -> each.mayMatch(type));
        }

        @Override
        public boolean mayMatch(String binaryName) {
            return operands.stream().anyMatch(each -> each.mayMatch(binaryName));
        }

        @Override
        public Predicate<MethodDescription> in(TypeDescription type) {
            List<Predicate<MethodDescription>> tests =
                    operands.stream().map(each -> each.in(type)).toList();
            return method -> tests.stream().anyMatch(each -> each.test(method));
        }

        @Override
        public Stream<MethodPattern> patterns() {
            return operands.stream().flatMap(Expression::patterns);
        }

        @Override
        public Stream<Expression> branches() {
            return operands.stream().flatMap(Expression::branches);
        }

        @Override
        public String text() {
            return operands.stream().map(each -> each.textWithin(Precedence.OR)).collect(Collectors.joining(" || "));
        }

        @Override
        public Precedence precedence() {
            return Precedence.OR;
        }
    }

    /** Matches what all of its operands match. */
    record And(List<Expression> operands) implements Expression {

        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public boolean mayMatch(TypeDescription type) {
            return operands.stream().allMatch(each -> each.mayMatch(type));
        }

        @Override
        public boolean mayMatch(String binaryName) {
            return operands.stream().allMatch(each -> each.mayMatch(binaryName));
        }

        @Override
        public Predicate<MethodDescription> in(TypeDescription type) {
            List<Predicate<MethodDescription>> tests =
                    operands.stream().map(each -> each.in(type)).toList();
            return method -> tests.stream().allMatch(each -> each.test(method));
        }

        @Override
        public Stream<MethodPattern> patterns() {
            return operands.stream().flatMap(Expression::patterns);
        }

        /** With several {@code ||} among the operands some combinations may well be empty. */
        @Override
        public Stream<Expression> branches() {
            List<Expression> open = operands.stream()
                    .filter(each -> each.branches().limit(2).count() > 1)
                    .toList();
            return open.size() != 1
                    ? Stream.of(this)
                    : open.get(0)
                            .branches()
                            .map(branch -> new And(operands.stream()
                                    .map(each -> each == open.get(0) ? branch : each)
                                    .toList()));
        }

        @Override
        public String text() {
            return operands.stream()
                    .map(each -> each.textWithin(Precedence.AND))
                    .collect(Collectors.joining(" && "));
        }

        @Override
        public Precedence precedence() {
            return Precedence.AND;
        }
    }

    /** Matches what its operand does not match. */
    record Not(Expression operand) implements Expression {

        @Override
        public boolean mayMatch(TypeDescription type) {
            return true;
        }

        @Override
        public boolean mayMatch(String binaryName) {
            return true;
        }

        @Override
        public Predicate<MethodDescription> in(TypeDescription type) {
            return operand.in(type).negate();
        }

        @Override
        public Stream<MethodPattern> patterns() {
            return operand.patterns();
        }

        @Override
        public String text() {
            return "!" + operand.textWithin(Precedence.NOT);
        }

        @Override
        public Precedence precedence() {
            return Precedence.NOT;
        }
    }

    /** How tightly operators bind, the loosest first. */
    enum Precedence {
        OR,
        AND,
        NOT,
        PATTERN
    }
}
