package io.chaoskit.dsl.transform;

import io.chaoskit.internal.dsl.block.AllWords;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Gives {@code inject} another name: Groovy has a method {@code inject(Closure)} for every object, which would win where a
 * closure is injected, and do nothing.
 */
final class InjectCalls extends CodeVisitorSupport {

    private static final Set<String> WITH_OWN_CLOSURES = AllWords.runningLater();

    private InjectCalls() {}

    static void rename(Statement statement) {
        statement.visit(new InjectCalls());
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        call.getObjectExpression().visit(this);
        String word = String.valueOf(call.getMethodAsString());
        if (!WITH_OWN_CLOSURES.contains(word)) {
            call.getArguments().visit(this);
        }
        if (call.isImplicitThis()
                && word.equals("inject")
                && call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().size() == 1) {
            ConstantExpression renamed = new ConstantExpression("inject$");
            renamed.setSourcePosition(call.getMethod());
            call.setMethod(renamed);
        }
    }
}
