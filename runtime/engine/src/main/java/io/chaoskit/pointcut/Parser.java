package io.chaoskit.pointcut;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the operators of a pointcut; the operands are {@link MethodPatternParser}'s. */
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
        if (tokens.isNext(TokenKind.END)) {
            throw wrong("name a method", tokens.peek(), "write it like com.acme.OrderRepo.save(..)");
        }
        Expression expression = or();
        if (tokens.isNext(TokenKind.CLOSE)) {
            throw wrong("have a '(' for each ')'", tokens.peek(), "");
        }
        if (!tokens.isNext(TokenKind.END)) {
            throw patterns.unexpected();
        }
        return expression;
    }

    private Expression or() {
        return chain(TokenKind.OR, this::and, Or::new);
    }

    private Expression and() {
        return chain(TokenKind.AND, this::not, And::new);
    }

    private Expression chain(
            TokenKind operator, Supplier<Expression> operand, Function<List<Expression>, Expression> join) {
        List<Expression> operands = new ArrayList<>(List.of(operand.get()));
        while (tokens.accept(operator)) {
            operands.add(operand.get());
        }
        return operands.size() == 1 ? operands.get(0) : join.apply(operands);
    }

    private Expression not() {
        Token start = tokens.peek();
        if (tokens.accept(TokenKind.NOT)) {
            return nested(start, () -> new Not(not()));
        }
        return tokens.accept(TokenKind.OPEN) ? nested(start, () -> group(start)) : patterns.pattern();
    }

    private Expression group(Token open) {
        if (tokens.isNext(TokenKind.CLOSE)) {
            throw wrong("have a pointcut between '(' and ')'", open, "");
        }
        if (tokens.isNext(TokenKind.END)) {
            throw unbalanced(open);
        }
        Expression inner = or();
        if (tokens.accept(TokenKind.CLOSE)) {
            return inner;
        }
        throw tokens.isNext(TokenKind.END) ? unbalanced(open) : patterns.unexpected();
    }

    private Expression nested(Token start, Supplier<Expression> inner) {
        if (++depth > DEEPEST) {
            throw wrong("be nested at most " + DEEPEST + " deep", start, "");
        }
        Expression expression = inner.get();
        depth--;
        return expression;
    }

    private PointcutSyntaxException unbalanced(Token open) {
        return wrong("have a ')' for each '('", open, "");
    }

    private PointcutSyntaxException wrong(String rule, Token where, String hint) {
        return tokens.wrong(rule, where, hint);
    }
}
