package io.chaoskit.dsl.transform;

import io.chaoskit.internal.dsl.block.AllWords;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Finds words that describe a scenario but stand in a closure that runs later, where they can do nothing. */
final class Misplaced extends CodeVisitorSupport {

    private static final Set<String> RUNNING = AllWords.running();
    private static final Set<String> DESCRIBING = AllWords.describing();

    private final String inside;
    private final Set<String> variables;
    private final List<Statement> notes;

    private Misplaced(String inside, Set<String> variables, List<Statement> notes) {
        this.inside = inside;
        this.variables = variables;
        this.notes = notes;
    }

    /** Adds a note for each, to stand before the statement. */
    static void in(Statement statement, Set<String> variables, List<Statement> notes) {
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

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String word = String.valueOf(call.getMethodAsString());
        if (call.isImplicitThis() && DESCRIBING.contains(word) && !variables.contains(word)) {
            notes.add(Ast.call(
                    "misplaced$",
                    call,
                    Ast.constant(call.getLineNumber()),
                    Ast.constant(call.getColumnNumber()),
                    Ast.constant(word),
                    Ast.constant(inside)));
        }
        super.visitMethodCallExpression(call);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        // Another method may call it, with words of its own.
    }
}
