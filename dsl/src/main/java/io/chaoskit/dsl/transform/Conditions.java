package io.chaoskit.dsl.transform;

import io.chaoskit.internal.dsl.block.AllWords;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;

/**
 * Makes the closures of conditions, such as that of {@code eventually}, assert their last value: it is judged as in an {@code assert},
 * and its picture is shown. One without a statement is a mistake.
 */
final class Conditions extends CodeVisitorSupport {

    private static final Set<String> CONDITIONS = AllWords.conditions();
    private static final Set<String> ASSERTING = AllWords.asserting();

    private final Notes notes;

    private Conditions(Notes notes) {
        this.notes = notes;
    }

    static void rewrite(Statement statement, Notes notes) {
        statement.visit(new Conditions(notes));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        super.visitMethodCallExpression(call);
        String word = String.valueOf(call.getMethodAsString());
        boolean ours = call.isImplicitThis() || call.getObjectExpression() instanceof MethodCallExpression;
        ClosureExpression closure = ours && CONDITIONS.contains(word) ? Ast.trailingClosure(call) : null;
        if (closure == null) {
            return;
        }
        if (closure.getCode().isEmpty()) {
            notes.mistake(closure, word + " must have a condition, but its closure is empty", AllWords.usages(word));
        } else if (ASSERTING.contains(word)) {
            Misplaced.inCondition(closure, notes);
            notes.figures(closure.getCode());
            closure.setCode(asserted(closure.getCode()));
        }
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        // What a closure calls is its own.
    }

    /** The statement with {@code true} for what is complete by itself, and an assertion for a value. */
    private static Statement asserted(Statement last) {
        if (last instanceof BlockStatement block && !block.isEmpty()) {
            int end = block.getStatements().size() - 1;
            block.getStatements().set(end, asserted(block.getStatements().get(end)));
            return block;
        } else if (last instanceof ExpressionStatement value) {
            return asserted(value, value.getExpression());
        } else if (last instanceof ReturnStatement value) {
            return asserted(value, value.getExpression());
        } else if (last instanceof IfStatement choice) {
            choice.setIfBlock(asserted(choice.getIfBlock()));
            choice.setElseBlock(asserted(choice.getElseBlock()));
            return choice;
        } else if (last instanceof TryCatchStatement attempt) {
            attempt.setTryStatement(asserted(attempt.getTryStatement()));
            attempt.getCatchStatements().forEach(each -> each.setCode(asserted(each.getCode())));
            return attempt;
        }
        return last instanceof SwitchStatement ? last : thenTrue(last);
    }

    private static Statement asserted(Statement statement, Expression value) {
        if (value instanceof ConstantExpression || value instanceof DeclarationExpression) {
            return statement;
        }
        BooleanExpression condition = new BooleanExpression(value);
        condition.setSourcePosition(value);
        AssertStatement assertion = new AssertStatement(condition, Ast.constant(null));
        assertion.setSourcePosition(value);
        return thenTrue(assertion);
    }

    private static Statement thenTrue(Statement statement) {
        BlockStatement both = new BlockStatement();
        both.addStatement(statement);
        both.addStatement(new ReturnStatement(Ast.constant(true)));
        both.setSourcePosition(statement);
        return both;
    }
}
