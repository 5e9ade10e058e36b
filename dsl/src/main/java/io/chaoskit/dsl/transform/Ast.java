package io.chaoskit.dsl.transform;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.LambdaExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;

/** Small pieces of syntax tree. */
final class Ast {

    private static final String THROWN = "thrown$";

    private Ast() {}

    /** The closure that is the last argument of a call; null when there is none. */
    static ClosureExpression trailingClosure(MethodCallExpression call) {
        if (!(call.getArguments() instanceof TupleExpression arguments)) {
            return null;
        }
        List<Expression> all = arguments.getExpressions();
        Expression last = all.isEmpty() ? null : all.get(all.size() - 1);
        return last instanceof ClosureExpression closure && !(last instanceof LambdaExpression) ? closure : null;
    }

    /** Whether a call describes a scenario. */
    static boolean isScenario(MethodCallExpression call) {
        return "scenario".equals(call.getMethodAsString())
                && (call.isImplicitThis()
                        || call.getObjectExpression().getText().endsWith("ChaosKit"))
                && trailingClosure(call) != null;
    }

    /** {@code { -> statement }}. */
    static ClosureExpression closure(Statement statement, ASTNode position) {
        statement.setSourcePosition(position);
        BlockStatement block = new BlockStatement();
        block.addStatement(statement);
        block.setSourcePosition(position);
        return closureOf(block, position);
    }

    /** {@code { -> statements }}. */
    static ClosureExpression closureOf(BlockStatement block, ASTNode position) {
        // No parameters at all, where an empty array would mean an implicit `it`.
        ClosureExpression closure = new ClosureExpression(null, block);
        closure.setVariableScope(new VariableScope());
        closure.setSourcePosition(position);
        return closure;
    }

    /** {@code method(arguments)} on the closure's own receiver, as a statement. */
    static ExpressionStatement call(String method, ASTNode position, Expression... arguments) {
        MethodCallExpression call = new MethodCallExpression(
                new VariableExpression("this"), method, new ArgumentListExpression(List.of(arguments)));
        call.setImplicitThis(true);
        call.setSourcePosition(position);
        ExpressionStatement statement = new ExpressionStatement(call);
        statement.setSourcePosition(position);
        return statement;
    }

    /**
     * {@code try { statement$(1, 1); notes; statement } catch (Exception thrown$) { failure$(thrown$) }}, for a statement that
     * declares nothing.
     */
    static TryCatchStatement guarded(List<Statement> notes, Statement statement) {
        BlockStatement body = new BlockStatement(noted(notes, statement), new VariableScope());
        body.setSourcePosition(statement);
        TryCatchStatement guarded = new TryCatchStatement(body, EmptyStatement.INSTANCE);
        // Not addCatch: it returns nothing in Groovy 4 and something in Groovy 5.
        Parameter thrown = new Parameter(ClassHelper.make(Exception.class), THROWN);
        thrown.setSourcePosition(statement);
        guarded.getCatchStatements()
                .add(new CatchStatement(thrown, call("failure$", statement, new VariableExpression(THROWN))));
        guarded.setSourcePosition(statement);
        return guarded;
    }

    /** {@code statement$(1, 1); notes; statement}. */
    static List<Statement> noted(List<Statement> notes, Statement statement) {
        List<Statement> all = new ArrayList<>();
        all.add(call(
                "statement$", statement, constant(statement.getLineNumber()), constant(statement.getLastLineNumber())));
        all.addAll(notes);
        all.add(statement);
        return all;
    }

    static ConstantExpression constant(Object value) {
        return value instanceof Integer ? new ConstantExpression(value, true) : new ConstantExpression(value);
    }

    static boolean isNull(Expression expression) {
        return expression instanceof ConstantExpression constant && constant.getValue() == null;
    }

    /** A copy of all but closures, so that no variable's node is visited in two closures. */
    static Expression copy(Expression expression) {
        if (expression instanceof ClosureExpression) {
            return expression;
        }
        Expression copied = expression instanceof VariableExpression variable
                ? new VariableExpression(variable.getName())
                : expression.transformExpression(Ast::copy);
        copied.setSourcePosition(expression);
        return copied;
    }
}
