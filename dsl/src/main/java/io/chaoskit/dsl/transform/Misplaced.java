package io.chaoskit.dsl.transform;

import io.chaoskit.internal.dsl.block.AllWords;
import io.chaoskit.internal.dsl.form.Shown;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/** Finds words that describe a scenario but stand in a closure that runs later, where they can do nothing. */
final class Misplaced extends CodeVisitorSupport {

    private static final Set<String> RUNNING = AllWords.running();
    private static final Set<String> DESCRIBING = AllWords.describing();
    private static final Set<String> ASSIGNED_IN_VAIN = AllWords.inRunning();
    private static final Set<String> VALIDATORS = AllWords.validators();
    /** The words at the top of a script, and the method that a script is. */
    private static final Set<String> AT_TOP = Set.of("scenario", "run");

    private final String inside;
    private final Set<String> variables;
    private final Notes notes;

    private Misplaced(String inside, Set<String> variables, Notes notes) {
        this.inside = inside;
        this.variables = variables;
        this.notes = notes;
    }

    /** Adds a note for each, to stand before the statement. */
    static void in(Statement statement, Set<String> variables, Notes notes) {
        if (statement instanceof ExpressionStatement expression
                && expression.getExpression() instanceof MethodCallExpression call
                && call.isImplicitThis()
                && RUNNING.contains(String.valueOf(call.getMethodAsString()))) {
            ClosureExpression body = Ast.trailingClosure(call);
            if (body != null) {
                body.getCode().visit(new Misplaced(call.getMethodAsString(), variables, notes));
            }
        }
    }

    /** The same in the closure of a condition. */
    static void inCondition(ClosureExpression condition, Notes notes) {
        condition.getCode().visit(new Misplaced("condition", notes.variables(), notes));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String word = String.valueOf(call.getMethodAsString());
        if (call.isImplicitThis() && !variables.contains(word)) {
            if (DESCRIBING.contains(word) || AT_TOP.contains(word)) {
                notes.misplaced(call, word, inside);
            }
        }
        super.visitMethodCallExpression(call);
    }

    /** A validator would be called like a method, where there is none of its name. */
    @Override
    public void visitAssertStatement(AssertStatement assertion) {
        Expression condition = assertion.getBooleanExpression().getExpression();
        String word = String.valueOf(AssertionCall.rootWord(condition));
        if (VALIDATORS.contains(word) && !variables.contains(word)) {
            notes.misplaced(condition, word, inside);
        }
        super.visitAssertStatement(assertion);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression both) {
        if (both.getOperation().getType() == Types.ASSIGN
                && both.getLeftExpression() instanceof VariableExpression assigned
                && ASSIGNED_IN_VAIN.contains(assigned.getName())
                && !variables.contains(assigned.getName())) {
            String word = assigned.getName();
            notes.mistake(
                    assigned,
                    "'" + word + "' is a word, and cannot be assigned in " + Shown.withArticle(inside),
                    "use a variable of another name");
        }
        super.visitBinaryExpression(both);
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        declaration.getRightExpression().visit(this);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        // Another method may call it, with words of its own.
    }
}
