package io.chaoskit.pointcut;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Matches what all of its operands match. */
record And(List<Expression> operands) implements Expression {

    And {
        operands = List.copyOf(operands);
    }

    @Override
    public boolean mayMatch(TypeDescription type) {
        return operands.stream().allMatch(each -> each.mayMatch(type));
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
        return operands.stream().map(each -> each.textWithin(Precedence.AND)).collect(Collectors.joining(" && "));
    }

    @Override
    public Precedence precedence() {
        return Precedence.AND;
    }
}
