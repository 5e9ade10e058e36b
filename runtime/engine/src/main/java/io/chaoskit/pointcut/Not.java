package io.chaoskit.pointcut;

import java.util.function.Predicate;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Matches what its operand does not match. */
record Not(Expression operand) implements Expression {

    @Override
    public boolean mayMatch(TypeDescription type) {
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
