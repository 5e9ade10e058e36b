package io.chaoskit.dsl.transform;

import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.SyntaxException;

/** Rejects what cannot stand in the {@code where:} block of a feature. Spock reads it as a table, and would go on for ever at an assertion. */
final class WhereBlock extends CodeVisitorSupport {

    private static final String BLOCK = "where";
    /** They go on with the block before them. */
    private static final Set<String> SAME = Set.of(BLOCK, "and", "combined");

    private final SourceUnit unit;

    private WhereBlock(SourceUnit unit) {
        this.unit = unit;
    }

    /** Adds an error for each; in a method of a class that extends no other a label is only a label. */
    static void check(MethodNode method, SourceUnit unit) {
        boolean feature = !method.getDeclaringClass().isScript()
                && !"java.lang.Object"
                        .equals(method.getDeclaringClass().getSuperClass().getName());
        if (feature && method.getCode() instanceof BlockStatement body) {
            new WhereBlock(unit).check(body.getStatements());
        }
    }

    private void check(List<Statement> body) {
        boolean inside = false;
        for (Statement each : body) {
            inside = goesOn(each, inside);
            if (inside && each instanceof AssertStatement) {
                reject(each, "an assertion", "move it behind expect: or then:, or choose rows in a filter: block");
            } else if (inside) {
                each.visit(this);
            }
        }
    }

    /** Whether a statement is in the block, which ends at the next label. */
    private static boolean goesOn(Statement statement, boolean before) {
        List<String> labels = statement.getStatementLabels();
        if (labels == null || labels.isEmpty()) {
            return before;
        }
        return labels.contains(BLOCK) || before && SAME.containsAll(labels);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (Ast.isScenario(call)) {
            reject(call.getMethod(), "a scenario", "make it in given: or when:, or in a method that the block calls");
        } else {
            super.visitMethodCallExpression(call);
        }
    }

    private void reject(ASTNode at, String what, String hint) {
        unit.addError(new SyntaxException(what + " must not stand in a where: block, but does; " + hint, at));
    }
}
