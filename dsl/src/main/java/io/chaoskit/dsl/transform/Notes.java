package io.chaoskit.dsl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * What the compilation has found out about a statement of a scenario, as calls of the block that stand before it: the block knows
 * whether it matters there.
 */
final class Notes {

    private final Set<String> variables;
    private final List<Statement> calls = new ArrayList<>();

    /** {@code variables} are those that the module declares anywhere. */
    Notes(Set<String> variables) {
        this.variables = variables;
    }

    Set<String> variables() {
        return variables;
    }

    boolean isVariable(String name) {
        return variables.contains(name);
    }

    /** Calls of the statement that may mean variables. */
    void hiding(ASTNode at, List<String> words) {
        List<Expression> names = new ArrayList<>();
        words.forEach(word -> names.add(Ast.constant(word)));
        calls.add(Ast.call("hiding$", at, new ListExpression(names)));
    }

    List<Statement> calls() {
        return calls;
    }

    /** A mistake, whatever is around. */
    void mistake(ASTNode at, String message, String hint) {
        add("mistake$", at, Ast.constant(message), Ast.constant(hint));
    }

    /** A word that describes a scenario but stands in a closure that runs later. */
    void misplaced(ASTNode at, String word, String inside) {
        add("misplaced$", at, Ast.constant(word), Ast.constant(inside));
    }

    /** What a condition asks of the figures of the run. */
    void figures(Statement condition) {
        Figures.in(condition, variables, this);
    }

    /** A figure, its operator or none, whether it is a condition by itself, and what it is compared with. */
    void figure(ASTNode at, String word, String figure, String operator, boolean alone, Expression other) {
        add(
                "figure$",
                at,
                Ast.constant(word),
                Ast.constant(figure),
                Ast.constant(operator),
                Ast.constant(alone),
                other);
    }

    /** What may be a word or a variable behind a word that chooses. */
    void chosen(ASTNode at, String word, String chosen) {
        if (!variables.contains(chosen)) {
            add("chosen$", at, Ast.constant(word), Ast.constant(chosen));
        }
    }

    /** A name in a condition that nothing in the module defines. */
    void name(ASTNode at, String name) {
        add("name$", at, Ast.constant(name));
    }

    /** The statement that stands in for a wrong one. */
    Statement meant(MethodCallExpression call) {
        return Ast.call("meant$", call, Ast.constant(call.getMethodAsString()));
    }

    private void add(String method, ASTNode at, Expression... arguments) {
        List<Expression> all = new ArrayList<>();
        all.add(Ast.constant(at.getLineNumber()));
        all.add(Ast.constant(at.getColumnNumber()));
        all.addAll(List.of(arguments));
        calls.add(Ast.call(method, at, all.toArray(Expression[]::new)));
    }
}
