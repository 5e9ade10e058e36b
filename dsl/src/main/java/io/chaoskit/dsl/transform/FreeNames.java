package io.chaoskit.dsl.transform;

import io.chaoskit.internal.dsl.block.AllWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** The names in a condition that may be words, because no variable has them. */
final class FreeNames extends CodeVisitorSupport {

    private static final Set<String> WORDS = AllWords.inConditions();
    /** What a script has everywhere, by its import. */
    private static final Set<String> OF_SCRIPTS = Set.of("env");

    private final Set<String> variables;
    private final List<VariableExpression> names = new ArrayList<>();

    private FreeNames(Set<String> variables) {
        this.variables = variables;
    }

    static List<Expression> of(Expression condition, Set<String> variables) {
        FreeNames found = new FreeNames(variables);
        condition.visit(found);
        return found.names.stream()
                .map(name -> (Expression) Ast.constant(name.getName()))
                .toList();
    }

    /** Those that nothing in the module defines; a name in upper case may be a class, one with a $ is the compilation's. */
    static List<VariableExpression> unknown(Expression condition, Variables variables) {
        Set<String> defined = new HashSet<>(variables.known());
        defined.addAll(WORDS);
        defined.addAll(OF_SCRIPTS);
        FreeNames found = new FreeNames(defined);
        condition.visit(found);
        return found.names.stream()
                .filter(name -> Character.isLowerCase(name.getName().charAt(0))
                        && !name.getName().endsWith("$"))
                .toList();
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        // Its names are its own.
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        if (!variable.isThisExpression() && !variable.isSuperExpression() && !variables.contains(variable.getName())) {
            names.add(variable);
        }
    }
}
