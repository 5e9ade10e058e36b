package io.chaoskit.pointcut;

import java.util.ArrayList;
import java.util.List;

/** Reads the list of parameters; without one, any are meant. */
final class ParametersParser {

    private final Tokens tokens;

    ParametersParser(Tokens tokens) {
        this.tokens = tokens;
    }

    ParametersPattern parameters() {
        Token open = tokens.peek();
        if (!tokens.accept(TokenKind.OPEN)) {
            return ParametersPattern.ANY;
        }
        List<Parameter> parameters = new ArrayList<>();
        if (tokens.accept(TokenKind.CLOSE)) {
            return new ParametersPattern(parameters);
        }
        do {
            parameters.add(parameter(open));
        } while (tokens.accept(TokenKind.COMMA));
        if (!tokens.accept(TokenKind.CLOSE)) {
            throw unclosed(open);
        }
        return new ParametersPattern(parameters);
    }

    private Parameter parameter(Token open) {
        if (tokens.accept(TokenKind.TWO_DOTS)) {
            return new AnyParameters();
        }
        if (tokens.isNext(TokenKind.END)) {
            throw unclosed(open);
        }
        if (!tokens.isNext(TokenKind.NAME)) {
            throw tokens.wrong(
                    "have a parameter's type after '" + tokens.previous().text() + "'",
                    tokens.peek(),
                    tokens.isNext(TokenKind.THREE_DOTS) ? "write '..' for any parameters" : "");
        }
        String type = type();
        int dimensions = dimensions();
        Token dots = tokens.peek();
        boolean varArgs = tokens.accept(TokenKind.THREE_DOTS);
        if (varArgs && tokens.isNext(TokenKind.COMMA)) {
            throw tokens.wrong("have '...' only after its last parameter", dots, "");
        }
        return OneParameter.of(type, dimensions, varArgs);
    }

    private String type() {
        StringBuilder type = new StringBuilder(tokens.take().text());
        while (tokens.peek().kind().isSeparator()) {
            Token separator = tokens.take();
            String hint = separator.kind() == TokenKind.TWO_DOTS ? "write '...' for any number of arguments" : "";
            type.append(separator.text()).append(tokens.nameAfterPrevious(hint).text());
        }
        return type.toString();
    }

    private int dimensions() {
        int dimensions = 0;
        while (tokens.accept(TokenKind.OPEN_BRACKET)) {
            if (!tokens.accept(TokenKind.CLOSE_BRACKET)) {
                throw tokens.wrong("have ']' after '['", tokens.peek(), "");
            }
            dimensions++;
        }
        return dimensions;
    }

    private PointcutSyntaxException unclosed(Token open) {
        return switch (tokens.peek().kind()) {
            case END -> tokens.wrong("have a ')' for each '('", open, "");
            case NAME -> wrongSeparator("leave out names of parameters");
            case PLUS -> wrongSeparator("'+' is for the type that declares the method");
            default -> wrongSeparator("");
        };
    }

    private PointcutSyntaxException wrongSeparator(String hint) {
        return tokens.wrong("have ',' or ')' after a parameter", tokens.peek(), hint);
    }
}
