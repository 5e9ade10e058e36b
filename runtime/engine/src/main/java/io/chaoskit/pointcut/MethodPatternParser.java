package io.chaoskit.pointcut;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code @Annotation type+.method(parameters)}. */
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
        while (tokens.accept(TokenKind.AT)) {
            annotations.add(annotation());
        }
        if (!tokens.isNext(TokenKind.NAME)) {
            throw annotations.isEmpty() ? missing() : bare(annotations.get(annotations.size() - 1));
        }
        StringBuilder type = new StringBuilder();
        Token first = tokens.take();
        Token last = typeUpToLast(type, first);
        if (!tokens.isNext(TokenKind.PLUS)) {
            return pattern(annotations, type(type, first, last), last);
        }
        TypePattern subTypes = TypePattern.of(type + last.text(), true);
        return pattern(annotations, subTypes, memberOfSubTypes(subTypes));
    }

    private MethodPattern pattern(List<AnnotationPattern> annotations, TypePattern type, Token member) {
        if (tokens.isNext(TokenKind.PLUS)) {
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
        if (tokens.isNext(TokenKind.THREE_DOTS)) {
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
        if (tokens.isNext(TokenKind.NAME) || tokens.isNext(TokenKind.NOT)) {
            return LEAVE_OUT;
        }
        if (ASPECTJ.contains(only.text())) {
            return "write com.acme.OrderRepo.save(..) alone, without " + only.text() + "( )";
        }
        return tokens.isNext(TokenKind.OPEN)
                ? "write *." + only.text() + "(..) for this method of any type"
                : "write " + only.text() + ".*(..) for all methods of this type";
    }

    private Token memberOfSubTypes(TypePattern type) {
        Token plus = tokens.take();
        if (!tokens.accept(TokenKind.DOT)) {
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
        while (tokens.accept(TokenKind.DOT)) {
            name.append('.').append(plain(tokens.nameAfterPrevious("")).text());
        }
        if (tokens.isNext(TokenKind.TWO_DOTS)) {
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

    private PointcutSyntaxException wildcard(Token where) {
        return tokens.wrong(
                "name an annotation without wildcards", where, "the simple name is enough: @Transactional *.*(..)");
    }

    private PointcutSyntaxException bare(AnnotationPattern annotation) {
        return tokens.wrong(
                "have a type and a method after '" + annotation + "'",
                tokens.peek(),
                "write " + annotation + " *.*(..) for all that carry it");
    }

    /** What to say when a pattern should begin here and does not. */
    private PointcutSyntaxException missing() {
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
    PointcutSyntaxException unexpected() {
        Token next = tokens.peek();
        String otherWords = WORDS.getOrDefault(next.text(), LEAVE_OUT);
        return tokens.wrong(
                "end here or go on with '||' or '&&'", next, next.kind() == TokenKind.NAME ? otherWords : "");
    }
}
