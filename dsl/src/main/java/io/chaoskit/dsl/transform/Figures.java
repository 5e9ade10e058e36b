package io.chaoskit.dsl.transform;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Finds the figures of a run in a condition, {@code latency.p95} and {@code successRate}, with what they are compared with. */
final class Figures extends CodeVisitorSupport {

    private static final String LATENCY = "latency";
    private static final Set<String> WORDS = Set.of(LATENCY, "successRate");
    private static final Set<String> COMPARING = Set.of("<", "<=", ">", ">=", "==", "!=");
    private static final Set<String> JOINING = Set.of("&&", "||");

    private final Set<String> variables;
    private final Notes notes;
    private final Set<Expression> seen = new HashSet<>();

    private Figures(Set<String> variables, Notes notes) {
        this.variables = variables;
        this.notes = notes;
    }

    /** In the value of a closure. */
    static void in(Statement code, Set<String> variables, Notes notes) {
        code.visit(new Figures(variables, notes));
    }

    /** In a condition. */
    static void in(Expression condition, Set<String> variables, Notes notes) {
        Figures figures = new Figures(variables, notes);
        figures.truth(condition);
        condition.visit(figures);
    }

    /** A condition by itself is true for every figure but zero. */
    private void truth(Expression condition) {
        if (condition instanceof BinaryExpression both
                && JOINING.contains(both.getOperation().getText())) {
            truth(both.getLeftExpression());
            truth(both.getRightExpression());
        } else if (condition instanceof BooleanExpression inner) {
            truth(inner.getExpression());
        } else if (word(condition) != null) {
            note(condition, null, true, null);
        }
    }

    @Override
    public void visitExpressionStatement(ExpressionStatement statement) {
        truth(statement.getExpression());
        super.visitExpressionStatement(statement);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression both) {
        String operator = both.getOperation().getText();
        if (COMPARING.contains(operator)) {
            compared(both.getLeftExpression(), operator, both.getRightExpression());
            compared(both.getRightExpression(), mirrored(operator), both.getLeftExpression());
        }
        super.visitBinaryExpression(both);
    }

    private void compared(Expression figure, String operator, Expression other) {
        if (word(figure) != null) {
            note(figure, operator, false, other);
        }
    }

    private static String mirrored(String operator) {
        return switch (operator.charAt(0)) {
            case '<' -> ">" + operator.substring(1);
            case '>' -> "<" + operator.substring(1);
            default -> operator;
        };
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        if (word(property) == null) {
            super.visitPropertyExpression(property);
        } else if (!seen.contains(property)) {
            note(property, null, false, null);
        }
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        // Another method calls it.
    }

    private void note(Expression figure, String operator, boolean alone, Expression other) {
        seen.add(figure);
        String property = figure instanceof PropertyExpression named ? named.getPropertyAsString() : null;
        boolean asked = other != null && Simple.is(other, variables);
        notes.figure(
                figure instanceof PropertyExpression named && !alone && operator == null ? named.getProperty() : figure,
                word(figure),
                property,
                operator,
                alone,
                asked ? Ast.closure(new ExpressionStatement(Ast.copy(other)), other) : Ast.constant(null));
    }

    /** The word of a figure; null for anything else. */
    private String word(Expression expression) {
        if (expression instanceof PropertyExpression property && property.getPropertyAsString() != null) {
            return LATENCY.equals(word(property.getObjectExpression())) ? LATENCY : null;
        }
        return expression instanceof VariableExpression variable
                        && WORDS.contains(variable.getName())
                        && !variables.contains(variable.getName())
                ? variable.getName()
                : null;
    }

    /** Whether an expression can be looked at while the scenario is read: it calls nothing, and all its names are variables. */
    private static final class Simple extends CodeVisitorSupport {

        private final Set<String> variables;
        private boolean simple = true;

        private Simple(Set<String> variables) {
            this.variables = variables;
        }

        static boolean is(Expression expression, Set<String> variables) {
            Simple visitor = new Simple(variables);
            expression.visit(visitor);
            return visitor.simple;
        }

        @Override
        public void visitVariableExpression(VariableExpression variable) {
            simple &= variables.contains(variable.getName());
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            simple = false;
        }

        @Override
        public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
            simple = false;
        }

        @Override
        public void visitConstructorCallExpression(ConstructorCallExpression call) {
            simple = false;
        }

        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            simple = false;
        }
    }
}
