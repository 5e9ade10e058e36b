package io.chaoskit.dsl.transform;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.PropertyNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;

/** The names that a module declares as variables, fields or parameters of closures; at this early phase scopes are not known yet. */
final class Variables extends ClassCodeVisitorSupport {

    private final SourceUnit unit;
    private final Set<String> names = new HashSet<>();

    private Variables(SourceUnit unit) {
        this.unit = unit;
    }

    static Set<String> of(SourceUnit unit) {
        Variables found = new Variables(unit);
        unit.getAST().getClasses().forEach(found::visitClass);
        return Set.copyOf(found.names);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        declared(declaration.getLeftExpression());
        super.visitDeclarationExpression(declaration);
    }

    private void declared(Expression variables) {
        if (variables instanceof VariableExpression variable) {
            names.add(variable.getName());
        } else if (variables instanceof TupleExpression several) {
            several.getExpressions().forEach(this::declared);
        }
    }

    @Override
    public void visitField(FieldNode field) {
        names.add(field.getName());
        super.visitField(field);
    }

    @Override
    public void visitProperty(PropertyNode property) {
        names.add(property.getName());
        super.visitProperty(property);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        if (closure.getParameters() != null) {
            for (Parameter each : closure.getParameters()) {
                names.add(each.getName());
            }
        }
        super.visitClosureExpression(closure);
    }
}
