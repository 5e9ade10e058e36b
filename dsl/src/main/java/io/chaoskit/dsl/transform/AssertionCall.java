package io.chaoskit.dsl.transform;

import io.chaoskit.internal.dsl.block.AllWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.syntax.Types;

/** Turns {@code assert} into a call of the block that it stands in. */
final class AssertionCall {

    private static final Set<String> GRADES = AllWords.grades();
    /** Where Groovy's parser notes parentheses, since they have no node of their own. */
    private static final String PARENTHESES = "_INSIDE_PARENTHESES_LEVEL";

    private static final Set<String> CONDITIONS = Set.of(
            "<",
            "<=",
            ">",
            ">=",
            "==",
            "!=",
            "===",
            "!==",
            "&&",
            "||",
            "in",
            "!in",
            "instanceof",
            "!instanceof",
            "==~");

    private AssertionCall() {}

    /** {@code variables} are those that the module declares anywhere; {@code notes} get what is wrong with the condition. */
    static ExpressionStatement of(AssertStatement assertion, SourceLines source, Variables variables, Notes notes) {
        Expression written = assertion.getBooleanExpression().getExpression();
        look(written, variables, notes);
        Expression condition = withoutGrade(written);
        if (condition != written) {
            BooleanExpression plain = new BooleanExpression(condition);
            plain.setSourcePosition(condition);
            assertion.setBooleanExpression(plain);
        }
        Expression message = assertion.getMessageExpression();
        // Without its message an assertion shows Groovy's picture of the values; the message becomes the label.
        assertion.setMessageExpression(Ast.constant(null));
        ExpressionStatement call = Ast.call(
                "assertion$",
                assertion,
                Ast.constant(assertion.getLineNumber()),
                Ast.constant(condition.getColumnNumber()),
                Ast.constant(condition == written ? source.of(condition) : withoutParentheses(source.of(condition))),
                Ast.isNull(message) ? Ast.constant(null) : Ast.copy(message),
                new ListExpression(condition == written ? List.of() : grades(written)),
                Ast.constant(word(condition)),
                new ListExpression(calls(condition)),
                new ListExpression(FreeNames.of(condition, variables.declared())),
                mayBeValidator(condition)
                        ? Ast.closure(new ExpressionStatement(Ast.copy(condition)), condition)
                        : Ast.constant(null),
                Ast.closure(assertion, assertion));
        call.copyStatementLabels(assertion);
        return call;
    }

    /** Notes what makes a condition pointless: one that depends on nothing, a figure that is not compared, an unknown name. */
    private static void look(Expression written, Variables variables, Notes notes) {
        Expression condition = ungraded(written);
        if (isLiteral(condition)) {
            boolean closure = condition instanceof ClosureExpression;
            notes.mistake(
                    written,
                    "assert must be given a condition, but " + (closure ? "a closure" : "a value")
                            + " is always the same",
                    closure ? "leave the braces out" : "assert target.size() == 3");
        }
        Figures.in(condition, variables.declared(), notes);
        FreeNames.unknown(condition, variables).forEach(name -> notes.name(name, name.getName()));
    }

    /** Except for true and false, which are meant as they stand. */
    private static boolean isLiteral(Expression condition) {
        return condition instanceof ClosureExpression
                || condition instanceof ListExpression
                || condition instanceof MapExpression
                || condition instanceof GStringExpression
                || condition instanceof ConstantExpression constant && !(constant.getValue() instanceof Boolean);
    }

    /** The word that a condition calls first; null when it may be looked at while the scenario is read, empty otherwise. */
    private static String word(Expression condition) {
        String root = rootWord(condition);
        return root != null ? root : isObject(ungraded(condition)) ? null : "";
    }

    /** The method at the beginning of a chain of calls when it has no receiver: {@code f} of {@code f(1).g()}. */
    static String rootWord(Expression expression) {
        if (!(expression instanceof MethodCallExpression call)) {
            return null;
        }
        return call.isImplicitThis() ? call.getMethodAsString() : rootWord(call.getObjectExpression());
    }

    private static boolean isGraded(Expression expression) {
        return expression instanceof MethodCallExpression call
                && !call.isImplicitThis()
                && GRADES.contains(String.valueOf(call.getMethodAsString()))
                && call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().isEmpty();
    }

    private static Expression ungraded(Expression expression) {
        return isGraded(expression) ? ungraded(((MethodCallExpression) expression).getObjectExpression()) : expression;
    }

    /** The words behind a condition, in the order written: {@code always} and {@code warning} of {@code (a < b).always().warning()}. */
    private static List<Expression> grades(Expression expression) {
        List<Expression> words = new ArrayList<>();
        for (Expression each = expression; isGraded(each); each = ((MethodCallExpression) each).getObjectExpression()) {
            words.add(0, Ast.constant(((MethodCallExpression) each).getMethodAsString()));
        }
        return words;
    }

    /**
     * The condition in {@code (a < b).warning()} or {@code (target.idle()).always()}: no truth value has such a method, and nobody puts
     * an object into parentheses to call it, so that the validator is meant.
     */
    private static Expression withoutGrade(Expression condition) {
        Expression inner = ungraded(condition);
        boolean plain = inner instanceof NotExpression
                || isInParentheses(inner)
                || inner instanceof BinaryExpression binary
                        && (CONDITIONS.contains(binary.getOperation().getText()));
        return plain ? inner : condition;
    }

    /** Whether it is in parentheses that a call of one of its methods does not need. */
    private static boolean isInParentheses(Expression expression) {
        boolean needsNone = expression instanceof MethodCallExpression
                || expression instanceof PropertyExpression
                || expression instanceof VariableExpression;
        return needsNone && expression.getNodeMetaData(PARENTHESES) != null;
    }

    private static String withoutParentheses(String text) {
        return text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
    }

    /** A variable or a new object: to look at it does nothing to the system under test. */
    private static boolean isObject(Expression expression) {
        return expression instanceof VariableExpression || expression instanceof ConstructorCallExpression;
    }

    /** Whether a condition is more than a comparison. */
    private static boolean mayBeValidator(Expression condition) {
        boolean operation = condition instanceof BinaryExpression binary
                && binary.getOperation().getType() != Types.LEFT_SQUARE_BRACKET;
        return !operation
                && !(condition instanceof BooleanExpression)
                && !(condition instanceof ConstantExpression)
                && !(condition instanceof ClosureExpression);
    }

    private static List<Expression> calls(Expression condition) {
        List<Expression> names = new ArrayList<>();
        condition.visit(new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (call.isImplicitThis() && call.getMethodAsString() != null) {
                    names.add(Ast.constant(call.getMethodAsString()));
                }
                super.visitMethodCallExpression(call);
            }

            @Override
            public void visitClosureExpression(ClosureExpression closure) {
                // Its calls are its own.
            }
        });
        return names;
    }
}
