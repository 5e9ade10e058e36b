package io.chaoskit.pointcut;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Matches what at least one of its operands matches. */
record Or(List<Expression> operands) implements Expression {

    Or {
        operands = List.copyOf(operands);
    }

    @Override
    public boolean mayMatch(TypeDescription type) {
        return operands.stream().anyMatch(each -> each.mayMatch(type));
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
