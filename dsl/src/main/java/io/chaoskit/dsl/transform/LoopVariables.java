package io.chaoskit.dsl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ClosureListExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/**
 * Gives each pass of a {@code for} its own variable. The statements of a scenario are done later: without this every step and every
 * assert of a loop would see the last value.
 */
final class LoopVariables extends ClassCodeExpressionTransformer {

    private final Set<String> names;

    private LoopVariables(Set<String> names) {
        this.names = names;
    }

    static void keep(ForStatement loop) {
        Set<String> names = Set.copyOf(names(loop));
        if (names.isEmpty() || isChanged(loop.getLoopBlock(), names)) {
            return;
        }
        loop.getLoopBlock().visit(new LoopVariables(names));
        BlockStatement body = new BlockStatement();
        body.setSourcePosition(loop.getLoopBlock());
        names.forEach(name -> body.addStatement(copy(name, loop)));
        body.addStatement(loop.getLoopBlock());
        loop.setLoopBlock(body);
    }

    /** Deprecated is what Groovy 4 needs. */
    @SuppressWarnings("deprecation")
    private static List<String> names(ForStatement loop) {
        List<String> names = new ArrayList<>();
        if (loop.getCollectionExpression() instanceof ClosureListExpression header) {
            for (Expression each : header.getExpressions()) {
                if (each instanceof DeclarationExpression declaration
                        && !declaration.isMultipleAssignmentDeclaration()) {
                    names.add(declaration.getVariableExpression().getName());
                }
            }
        } else {
            names.add(loop.getVariable().getName());
        }
        return names;
    }

    private static boolean isChanged(Statement body, Set<String> names) {
        List<Expression> changed = new ArrayList<>();
        body.visit(new CodeVisitorSupport() {
            @Override
            public void visitBinaryExpression(BinaryExpression operation) {
                if (Types.isAssignment(operation.getOperation().getType())) {
                    changed.add(operation.getLeftExpression());
                }
                super.visitBinaryExpression(operation);
            }

            @Override
            public void visitPostfixExpression(PostfixExpression operation) {
                changed.add(operation.getExpression());
            }

            @Override
            public void visitPrefixExpression(PrefixExpression operation) {
                changed.add(operation.getExpression());
            }
        });
        return changed.stream()
                .anyMatch(each -> each instanceof VariableExpression variable && names.contains(variable.getName()));
    }

    private static Statement copy(String name, ForStatement loop) {
        DeclarationExpression declaration = new DeclarationExpression(
                new VariableExpression(own(name)), Token.newSymbol(Types.ASSIGN, -1, -1), new VariableExpression(name));
        declaration.setSourcePosition(loop);
        ExpressionStatement statement = new ExpressionStatement(declaration);
        statement.setSourcePosition(loop);
        return statement;
    }

    private static String own(String name) {
        return name + "$";
    }

    @Override
    public Expression transform(Expression expression) {
        if (expression instanceof VariableExpression variable && names.contains(variable.getName())) {
            VariableExpression renamed = new VariableExpression(own(variable.getName()));
            renamed.setSourcePosition(variable);
            return renamed;
        }
        if (expression instanceof ClosureExpression closure) {
            closure.getCode().visit(this);
            return closure;
        }
        return super.transform(expression);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return null;
    }
}
