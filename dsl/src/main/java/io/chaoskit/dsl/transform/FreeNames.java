package io.chaoskit.dsl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** The names in a condition that may be words, because no variable has them. */
final class FreeNames extends CodeVisitorSupport {

    private final Set<String> variables;
    private final List<Expression> names = new ArrayList<>();

    private FreeNames(Set<String> variables) {
        this.variables = variables;
    }

    static List<Expression> of(Expression condition, Set<String> variables) {
        FreeNames found = new FreeNames(variables);
        condition.visit(found);
        return found.names;
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        // Its names are its own.
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        if (!variable.isThisExpression() && !variable.isSuperExpression() && !variables.contains(variable.getName())) {
            names.add(Ast.constant(variable.getName()));
        }
    }
}
