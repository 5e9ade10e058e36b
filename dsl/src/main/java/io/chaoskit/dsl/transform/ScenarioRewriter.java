package io.chaoskit.dsl.transform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CaseStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;
import org.codehaus.groovy.ast.stmt.SynchronizedStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;

/** Rewrites the statements of one scenario. Closures other than a scope's are the user's own and stay as they are. */
final class ScenarioRewriter {

    private final SourceLines source;
    private final Variables variables;
    private final Set<ClosureExpression> rewritten = Collections.newSetFromMap(new IdentityHashMap<>());

    /** {@code variables} are those of the module: a call of one is no word. */
    ScenarioRewriter(SourceLines source, Variables variables) {
        this.source = source;
        this.variables = variables;
    }

    /** Once only: a closure in an assert stands in two places of what it becomes. Whether this was the first time. */
    boolean rewrite(ClosureExpression scenario) {
        boolean first = rewritten.add(scenario);
        if (first) {
            scenario.setCode(rewrite(scenario.getCode()));
        }
        return first;
    }

    private Statement rewrite(Statement statement) {
        if (statement instanceof AssertStatement assertion) {
            return rewrite(assertion);
        } else if (statement instanceof ExpressionStatement expression) {
            return rewrite(expression);
        } else if (statement instanceof BlockStatement block) {
            rewriteBlock(block);
        } else if (statement instanceof IfStatement branch) {
            branch.setIfBlock(rewrite(branch.getIfBlock()));
            branch.setElseBlock(rewrite(branch.getElseBlock()));
        } else if (statement instanceof ForStatement loop) {
            LoopVariables.keep(loop);
            loop.setLoopBlock(rewrite(loop.getLoopBlock()));
        } else if (statement instanceof WhileStatement loop) {
            loop.setLoopBlock(rewrite(loop.getLoopBlock()));
        } else if (statement instanceof DoWhileStatement loop) {
            loop.setLoopBlock(rewrite(loop.getLoopBlock()));
        } else if (statement instanceof SwitchStatement choice) {
            choice.getCaseStatements().forEach(this::rewriteCase);
            choice.setDefaultStatement(rewrite(choice.getDefaultStatement()));
        } else if (statement instanceof SynchronizedStatement locked) {
            locked.setCode(rewrite(locked.getCode()));
        } else if (statement instanceof TryCatchStatement attempt) {
            attempt.setTryStatement(rewrite(attempt.getTryStatement()));
            attempt.getCatchStatements().forEach(each -> each.setCode(rewrite(each.getCode())));
            attempt.setFinallyStatement(rewrite(attempt.getFinallyStatement()));
        }
        return statement;
    }

    private void rewriteCase(CaseStatement choice) {
        choice.setCode(rewrite(choice.getCode()));
    }

    private void rewriteBlock(BlockStatement block) {
        if (block.getStatements().size() > Parts.MOST) {
            List<Statement> mistake = Parts.tooMany(block);
            block.getStatements().clear();
            block.addStatements(mistake);
            return;
        }
        List<Statement> all = new ArrayList<>();
        for (Statement each : block.getStatements()) {
            if (each instanceof ExpressionStatement statement
                    && statement.getExpression() instanceof DeclarationExpression) {
                // Not guarded: what it declares must be seen by the statements that follow it.
                all.addAll(Ast.noted(notes(statement).calls(), statement));
            } else {
                all.add(rewrite(each));
            }
        }
        block.getStatements().clear();
        block.getStatements().addAll(Parts.of(all));
    }

    private Statement rewrite(AssertStatement assertion) {
        Notes notes = new Notes(variables.declared());
        Conditions.rewrite(assertion, notes);
        HiddenWords.in(assertion, notes);
        ExpressionStatement call = AssertionCall.of(assertion, source, variables, notes);
        return Ast.guarded(notes.calls(), call);
    }

    private Statement rewrite(ExpressionStatement statement) {
        Notes notes = notes(statement);
        if (statement.getExpression() instanceof MethodCallExpression call && call.isImplicitThis()) {
            rewriteScope(call);
            Choices.in(call, notes);
            if (TargetOptions.wrong(call, notes)) {
                return Ast.guarded(notes.calls(), notes.meant(call));
            }
        }
        return Ast.guarded(notes.calls(), statement);
    }

    /** What there is to say about a statement, whose calls get the names that mean words. */
    private Notes notes(ExpressionStatement statement) {
        Notes notes = new Notes(variables.declared());
        Misplaced.in(statement, variables.declared(), notes);
        Conditions.rewrite(statement, notes);
        GroovyNames.rename(statement, variables.declared());
        HiddenWords.in(statement, notes);
        return notes;
    }

    private void rewriteScope(MethodCallExpression call) {
        ClosureExpression nested = "scope".equals(call.getMethodAsString()) ? Ast.trailingClosure(call) : null;
        if (nested != null) {
            nested.setCode(rewrite(nested.getCode()));
        }
    }
}
