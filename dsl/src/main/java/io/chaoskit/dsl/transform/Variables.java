package io.chaoskit.dsl.transform;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.FieldNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.PropertyNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;

/** The names that a module gives a meaning; at this early phase scopes are not known yet. */
final class Variables extends ClassCodeVisitorSupport {

    /** What every closure has. */
    private static final Set<String> OF_CLOSURES = Set.of("it", "owner", "delegate", "thisObject");

    private final SourceUnit unit;
    private final Set<String> declared = new HashSet<>();
    private final Set<String> known = new HashSet<>(OF_CLOSURES);

    private Variables(SourceUnit unit) {
        this.unit = unit;
        declared.addAll(unit.getAST().getStaticImports().keySet());
    }

    static Variables of(SourceUnit unit) {
        Variables found = new Variables(unit);
        unit.getAST().getClasses().forEach(found::visitClass);
        found.known.addAll(found.declared);
        return found;
    }

    /** Those of variables, fields, parameters of closures and static imports: a word of such a name is none. */
    Set<String> declared() {
        return Collections.unmodifiableSet(declared);
    }

    /** The same, with parameters of methods, variables of loops, and what is assigned anywhere. */
    Set<String> known() {
        return Collections.unmodifiableSet(known);
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
            declared.add(variable.getName());
        } else if (variables instanceof TupleExpression several) {
            several.getExpressions().forEach(this::declared);
        }
    }

    @Override
    public void visitBinaryExpression(BinaryExpression both) {
        if (both.getLeftExpression() instanceof VariableExpression assigned
                && both.getOperation().getType() == Types.ASSIGN) {
            known.add(assigned.getName());
        }
        super.visitBinaryExpression(both);
    }

    @Override
    public void visitField(FieldNode field) {
        declared.add(field.getName());
        super.visitField(field);
    }

    @Override
    public void visitProperty(PropertyNode property) {
        declared.add(property.getName());
        super.visitProperty(property);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        parameters(closure.getParameters(), declared);
        super.visitClosureExpression(closure);
    }

    @Override
    protected void visitConstructorOrMethod(MethodNode method, boolean constructor) {
        parameters(method.getParameters(), known);
        super.visitConstructorOrMethod(method, constructor);
    }

    /** Deprecated is what Groovy 4 needs. */
    @Override
    @SuppressWarnings("deprecation")
    public void visitForLoop(ForStatement loop) {
        known.add(loop.getVariable().getName());
        super.visitForLoop(loop);
    }

    @Override
    public void visitCatchStatement(CatchStatement caught) {
        known.add(caught.getVariable().getName());
        super.visitCatchStatement(caught);
    }

    private static void parameters(Parameter[] parameters, Set<String> names) {
        if (parameters != null) {
            for (Parameter each : parameters) {
                names.add(each.getName());
            }
        }
    }
}
