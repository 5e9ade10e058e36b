package io.chaoskit.internal.pointcut;

import io.chaoskit.internal.pointcut.Tokens.Kind;
import io.chaoskit.internal.pointcut.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The parser of the operators; the operands are {@link MethodPatternParser}'s. */
final class Parser {

    /** More than anybody writes, and far less than the stack holds. */
    private static final int DEEPEST = 100;

    private final Tokens tokens;
    private final MethodPatternParser patterns;
    private int depth;

    Parser(String text) {
        this.tokens = new Tokens(text);
        this.patterns = new MethodPatternParser(tokens);
    }

    Expression parse() {
        if (tokens.isNext(Kind.END)) {
            throw wrong("name a method", tokens.peek(), "write it like com.acme.OrderRepo.save(..)");
        }
        Expression expression = or();
        if (tokens.isNext(Kind.CLOSE)) {
            throw wrong("have a '(' for each ')'", tokens.peek(), "");
        }
        if (!tokens.isNext(Kind.END)) {
            throw patterns.unexpected();
        }
        return expression;
    }

    private Expression or() {
        return chain(Kind.OR, this::and, Expression.Or::new);
    }

    private Expression and() {
        return chain(Kind.AND, this::not, Expression.And::new);
    }

    private Expression chain(Kind operator, Supplier<Expression> operand, Function<List<Expression>, Expression> join) {
        List<Expression> operands = new ArrayList<>(List.of(operand.get()));
        while (tokens.accept(operator)) {
            operands.add(operand.get());
        }
        return operands.size() == 1 ? operands.get(0) : join.apply(operands);
    }

    private Expression not() {
        Token start = tokens.peek();
        if (tokens.accept(Kind.NOT)) {
            return nested(start, () -> new Expression.Not(not()));
        }
        return tokens.accept(Kind.OPEN) ? nested(start, () -> group(start)) : patterns.pattern();
    }

    private Expression group(Token open) {
        if (tokens.isNext(Kind.CLOSE)) {
            throw wrong("have a pointcut between '(' and ')'", open, "");
        }
        if (tokens.isNext(Kind.END)) {
            throw unbalanced(open);
        }
        Expression inner = or();
        if (tokens.accept(Kind.CLOSE)) {
            return inner;
        }
        throw tokens.isNext(Kind.END) ? unbalanced(open) : patterns.unexpected();
    }

    private Expression nested(Token start, Supplier<Expression> inner) {
        if (++depth > DEEPEST) {
            throw wrong("be nested at most " + DEEPEST + " deep", start, "");
        }
        Expression expression = inner.get();
        depth--;
        return expression;
    }

    private SyntaxError unbalanced(Token open) {
        return wrong("have a ')' for each '('", open, "");
    }

    private SyntaxError wrong(String rule, Token where, String hint) {
        return tokens.wrong(rule, where, hint);
    }
}
