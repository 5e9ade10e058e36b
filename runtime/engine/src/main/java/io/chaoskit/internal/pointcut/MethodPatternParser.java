package io.chaoskit.internal.pointcut;

import io.chaoskit.internal.pointcut.Tokens.Kind;
import io.chaoskit.internal.pointcut.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parser of the leaves: reads {@code @Annotation type+.method(parameters)}. */
final class MethodPatternParser {

    private static final String LEAVE_OUT = "leave out modifiers, return type and throws";
    private static final Map<String, String> WORDS = Map.of("and", "write && for 'and'", "or", "write || for 'or'");
    private static final Set<String> ASPECTJ = Set.of("execution", "call", "within");

    private final Tokens tokens;
    private final ParametersParser parameters;

    MethodPatternParser(Tokens tokens) {
        this.tokens = tokens;
        this.parameters = new ParametersParser(tokens);
    }

    MethodPattern pattern() {
        List<AnnotationPattern> annotations = new ArrayList<>();
        while (tokens.accept(Kind.AT)) {
            annotations.add(annotation());
        }
        if (!tokens.isNext(Kind.NAME)) {
            throw annotations.isEmpty() ? missing() : bare(annotations.get(annotations.size() - 1));
        }
        StringBuilder type = new StringBuilder();
        Token first = tokens.take();
        Token last = typeUpToLast(type, first);
        if (!tokens.isNext(Kind.PLUS)) {
            return pattern(annotations, type(type, first, last), last);
        }
        TypePattern subTypes = TypePattern.of(type + last.text(), true);
        return pattern(annotations, subTypes, memberOfSubTypes(subTypes));
    }

    private MethodPattern pattern(List<AnnotationPattern> annotations, TypePattern type, Token member) {
        if (tokens.isNext(Kind.PLUS)) {
            throw tokens.wrong("have '+' only after a type", tokens.peek(), "");
        }
        return new MethodPattern(annotations, type, MemberPattern.of(member.text()), parameters.parameters());
    }

    /** Collects all parts of a dotted name but the last, which may be the method's. */
    private Token typeUpToLast(StringBuilder type, Token first) {
        Token last = first;
        while (tokens.peek().kind().isSeparator()) {
            type.append(last.text()).append(tokens.take().text());
            last = tokens.nameAfterPrevious("write it like com.acme.OrderRepo.save(..) or com.acme..*.*(..)");
        }
        if (tokens.isNext(Kind.THREE_DOTS)) {
            throw tokens.wrong("have '...' only after a parameter's type", tokens.peek(), "");
        }
        return last;
    }

    private TypePattern type(StringBuilder upToLast, Token first, Token last) {
        if (upToLast.isEmpty()) {
            throw tokens.wrong("name a type and a method", first, hintFor(last));
        }
        boolean anyBelow = upToLast.toString().endsWith("..");
        upToLast.setLength(upToLast.length() - 1);
        return TypePattern.of(anyBelow ? upToLast + ".*" : upToLast.toString(), false);
    }

    private String hintFor(Token only) {
        if (tokens.isNext(Kind.NAME) || tokens.isNext(Kind.NOT)) {
            return LEAVE_OUT;
        }
        if (ASPECTJ.contains(only.text())) {
            return "write com.acme.OrderRepo.save(..) alone, without " + only.text() + "( )";
        }
        return tokens.isNext(Kind.OPEN)
                ? "write *." + only.text() + "(..) for this method of any type"
                : "write " + only.text() + ".*(..) for all methods of this type";
    }

    private Token memberOfSubTypes(TypePattern type) {
        Token plus = tokens.take();
        if (!tokens.accept(Kind.DOT)) {
            throw tokens.wrong("have a method after '+'", tokens.peek(), "write " + type + ".*(..)");
        }
        Token member = tokens.nameAfterPrevious("write " + type + ".*(..)");
        if (member.text().equals(MemberPattern.NEW)) {
            throw tokens.wrong(
                    "not have '+' with new",
                    plus,
                    "a constructor belongs to one class: write " + type.written() + ".new(..)");
        }
        if (tokens.peek().kind().isSeparator()) {
            throw tokens.wrong("have '+' only after the whole type", plus, "");
        }
        return member;
    }

    private AnnotationPattern annotation() {
        Token first = tokens.nameAfterPrevious("write it like @Transactional *.*(..)");
        StringBuilder name = new StringBuilder(plain(first).text());
        while (tokens.accept(Kind.DOT)) {
            name.append('.').append(plain(tokens.nameAfterPrevious("")).text());
        }
        if (tokens.isNext(Kind.TWO_DOTS)) {
            throw wildcard(tokens.peek());
        }
        return AnnotationPattern.of(name.toString());
    }

    private Token plain(Token part) {
        if (part.text().contains("*")) {
            throw wildcard(part);
        }
        return part;
    }

    private SyntaxError wildcard(Token where) {
        return tokens.wrong(
                "name an annotation without wildcards", where, "the simple name is enough: @Transactional *.*(..)");
    }

    private SyntaxError bare(AnnotationPattern annotation) {
        return tokens.wrong(
                "have a type and a method after '" + annotation + "'",
                tokens.peek(),
                "write " + annotation + " *.*(..) for all that carry it");
    }

    /** What to say when a pattern should begin here and does not. */
    private SyntaxError missing() {
        Token next = tokens.peek();
        Token previous = tokens.previous();
        if (previous.kind().isOperator() && previous != next) {
            return tokens.wrong("have a pointcut after '" + previous.text() + "'", previous, "");
        }
        return next.kind().isOperator()
                ? tokens.wrong("have a pointcut before '" + next.text() + "'", next, "")
                : tokens.wrong(
                        "have a name before '" + next.text() + "'",
                        next,
                        next.kind().isSeparator() ? "write '*' there for any type" : "");
    }

    /** What to say when a pattern has ended and something else follows. */
    SyntaxError unexpected() {
        Token next = tokens.peek();
        String otherWords = WORDS.getOrDefault(next.text(), LEAVE_OUT);
        return tokens.wrong("end here or go on with '||' or '&&'", next, next.kind() == Kind.NAME ? otherWords : "");
    }

    /** Reads the list of parameters; without one, any are meant. */
    private static final class ParametersParser {

        private final Tokens tokens;

        ParametersParser(Tokens tokens) {
            this.tokens = tokens;
        }

        ParametersPattern parameters() {
            Token open = tokens.peek();
            if (!tokens.accept(Kind.OPEN)) {
                return ParametersPattern.ANY;
            }
            List<ParametersPattern.Parameter> parameters = new ArrayList<>();
            if (tokens.accept(Kind.CLOSE)) {
                return new ParametersPattern(parameters);
            }
            do {
                parameters.add(parameter(open));
            } while (tokens.accept(Kind.COMMA));
            if (!tokens.accept(Kind.CLOSE)) {
                throw unclosed(open);
            }
            return new ParametersPattern(parameters);
        }

        private ParametersPattern.Parameter parameter(Token open) {
            if (tokens.accept(Kind.TWO_DOTS)) {
                return new ParametersPattern.Any();
            }
            if (tokens.isNext(Kind.END)) {
                throw unclosed(open);
            }
            if (!tokens.isNext(Kind.NAME)) {
                throw tokens.wrong(
                        "have a parameter's type after '" + tokens.previous().text() + "'",
                        tokens.peek(),
                        tokens.isNext(Kind.THREE_DOTS) ? "write '..' for any parameters" : "");
            }
            String type = type();
            int dimensions = dimensions();
            Token dots = tokens.peek();
            boolean varArgs = tokens.accept(Kind.THREE_DOTS);
            if (varArgs && tokens.isNext(Kind.COMMA)) {
                throw tokens.wrong("have '...' only after its last parameter", dots, "");
            }
            return ParametersPattern.One.of(type, dimensions, varArgs);
        }

        private String type() {
            StringBuilder type = new StringBuilder(tokens.take().text());
            while (tokens.peek().kind().isSeparator()) {
                Token separator = tokens.take();
                String hint = separator.kind() == Kind.TWO_DOTS ? "write '...' for any number of arguments" : "";
                type.append(separator.text())
                        .append(tokens.nameAfterPrevious(hint).text());
            }
            return type.toString();
        }

        private int dimensions() {
            int dimensions = 0;
            while (tokens.accept(Kind.OPEN_BRACKET)) {
                if (!tokens.accept(Kind.CLOSE_BRACKET)) {
                    throw tokens.wrong("have ']' after '['", tokens.peek(), "");
                }
                dimensions++;
            }
            return dimensions;
        }

        private SyntaxError unclosed(Token open) {
            return switch (tokens.peek().kind()) {
                case END -> tokens.wrong("have a ')' for each '('", open, "");
                case NAME -> wrongSeparator("leave out names of parameters");
                case PLUS -> wrongSeparator("'+' is for the type that declares the method");
                default -> wrongSeparator("");
            };
        }

        private SyntaxError wrongSeparator(String hint) {
            return tokens.wrong("have ',' or ')' after a parameter", tokens.peek(), hint);
        }
    }
}
