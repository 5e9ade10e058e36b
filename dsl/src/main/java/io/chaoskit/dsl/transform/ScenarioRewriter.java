package io.chaoskit.dsl.transform;

import java.util.ArrayList;
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
    private final Set<String> variables;

    /** {@code variables} are those that the module declares anywhere: a call of one is no word. */
    ScenarioRewriter(SourceLines source, Set<String> variables) {
        this.source = source;
        this.variables = variables;
    }

    void rewrite(ClosureExpression scenario) {
        scenario.setCode(rewrite(scenario.getCode()));
    }

    private Statement rewrite(Statement statement) {
        if (statement instanceof AssertStatement assertion) {
            return Ast.guarded(AssertionCall.of(assertion, source, variables));
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
        List<Statement> rewritten = new ArrayList<>();
        for (Statement each : block.getStatements()) {
            Misplaced.in(each, variables, rewritten);
            rewritten.add(rewrite(each));
        }
        block.getStatements().clear();
        block.getStatements().addAll(rewritten);
    }

    private Statement rewrite(ExpressionStatement statement) {
        InjectCalls.rename(statement);
        if (statement.getExpression() instanceof MethodCallExpression call
                && call.isImplicitThis()
                && "scope".equals(call.getMethodAsString())) {
            ClosureExpression nested = Ast.trailingClosure(call);
            if (nested != null) {
                nested.setCode(rewrite(nested.getCode()));
            }
        }
        return statement.getExpression() instanceof DeclarationExpression ? statement : Ast.guarded(statement);
    }
}
