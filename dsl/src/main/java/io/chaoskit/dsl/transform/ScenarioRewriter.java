package io.chaoskit.dsl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;

/** Rewrites the statements of one scenario. Closures other than a scope's are the user's own and stay as they are. */
final class ScenarioRewriter {

    /** Words that mean something only while a scenario is described. */
    private static final Set<String> DESCRIBING = Set.of(
            "inject",
            "scope",
            "step",
            "setup",
            "teardown",
            "repeat",
            "runFor",
            "lanes",
            "warmUp",
            "seed",
            "onFailure",
            "thresholds");

    private static final Set<String> RUNNING = Set.of("step", "setup", "teardown");

    private final SourceLines source;

    ScenarioRewriter(SourceLines source) {
        this.source = source;
    }

    void rewrite(ClosureExpression scenario) {
        scenario.setCode(rewrite(scenario.getCode()));
    }

    private Statement rewrite(Statement statement) {
        if (statement instanceof AssertStatement assertion) {
            return replace(assertion);
        } else if (statement instanceof BlockStatement block) {
            rewriteBlock(block);
        } else if (statement instanceof IfStatement branch) {
            branch.setIfBlock(rewrite(branch.getIfBlock()));
            branch.setElseBlock(rewrite(branch.getElseBlock()));
        } else if (statement instanceof ForStatement loop) {
            loop.setLoopBlock(rewrite(loop.getLoopBlock()));
        } else if (statement instanceof WhileStatement loop) {
            loop.setLoopBlock(rewrite(loop.getLoopBlock()));
        } else if (statement instanceof DoWhileStatement loop) {
            loop.setLoopBlock(rewrite(loop.getLoopBlock()));
        } else if (statement instanceof TryCatchStatement attempt) {
            attempt.setTryStatement(rewrite(attempt.getTryStatement()));
            attempt.getCatchStatements().forEach(each -> each.setCode(rewrite(each.getCode())));
        } else if (statement instanceof ExpressionStatement expression) {
            rewriteScope(expression.getExpression());
            renameInject(expression.getExpression());
        }
        return statement;
    }

    private void rewriteBlock(BlockStatement block) {
        List<Statement> rewritten = new ArrayList<>();
        for (Statement each : block.getStatements()) {
            misplacedIn(each, rewritten);
            rewritten.add(rewrite(each));
        }
        block.getStatements().clear();
        block.getStatements().addAll(rewritten);
    }

    private void rewriteScope(Expression expression) {
        if (expression instanceof MethodCallExpression call
                && call.isImplicitThis()
                && "scope".equals(call.getMethodAsString())) {
            ClosureExpression nested = Ast.trailingClosure(call);
            if (nested != null) {
                nested.setCode(rewrite(nested.getCode()));
            }
        }
    }

    /** Every object of Groovy has an {@code inject(Closure)}, which would come before the word. */
    private static void renameInject(Expression expression) {
        if (!(expression instanceof MethodCallExpression call)) {
            return;
        }
        if (!call.isImplicitThis()) {
            renameInject(call.getObjectExpression());
        } else if ("inject".equals(call.getMethodAsString())) {
            Expression renamed = Ast.constant("addInjector");
            renamed.setSourcePosition(call.getMethod());
            call.setMethod(renamed);
        }
    }

    private Statement replace(AssertStatement assertion) {
        Expression condition = assertion.getBooleanExpression().getExpression();
        Expression message = assertion.getMessageExpression();
        String word = rootWord(condition);
        boolean candidate = isCandidate(condition);
        // Without its message an assertion shows Groovy's picture of the values; the message becomes the label.
        assertion.setMessageExpression(Ast.constant(null));
        ExpressionStatement call = Ast.call(
                "addAssertion",
                assertion,
                Ast.constant(assertion.getLineNumber()),
                Ast.constant(condition.getColumnNumber()),
                Ast.constant(source.of(condition)),
                Ast.isNull(message) ? Ast.constant(null) : Ast.copy(message),
                Ast.constant(word),
                candidate ? Ast.closure(new ExpressionStatement(Ast.copy(condition)), condition) : Ast.constant(null),
                Ast.closure(assertion, assertion));
        call.copyStatementLabels(assertion);
        return call;
    }

    /** Whether an expression may be a validator: a call of a word, with or without a severity behind it, or an object. */
    private static boolean isCandidate(Expression expression) {
        return expression instanceof VariableExpression
                || expression instanceof ConstructorCallExpression
                || rootWord(expression) != null
                || (expression instanceof MethodCallExpression call
                        && call.getObjectExpression() instanceof ConstructorCallExpression);
    }

    /** The method at the beginning of a chain of calls when it has no receiver: {@code f} of {@code f(1).g()}. */
    private static String rootWord(Expression expression) {
        if (!(expression instanceof MethodCallExpression call)) {
            return null;
        }
        return call.isImplicitThis() ? call.getMethodAsString() : rootWord(call.getObjectExpression());
    }

    /** Notes words that describe a scenario but stand in a closure that runs later, where they can do nothing. */
    private static void misplacedIn(Statement statement, List<Statement> notes) {
        if (!(statement instanceof ExpressionStatement expression)
                || !(expression.getExpression() instanceof MethodCallExpression outer)
                || !outer.isImplicitThis()
                || !RUNNING.contains(String.valueOf(outer.getMethodAsString()))) {
            return;
        }
        ClosureExpression body = Ast.trailingClosure(outer);
        if (body == null) {
            return;
        }
        body.getCode().visit(new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (call.isImplicitThis() && DESCRIBING.contains(String.valueOf(call.getMethodAsString()))) {
                    notes.add(Ast.call(
                            "addMisplaced",
                            call,
                            Ast.constant(call.getLineNumber()),
                            Ast.constant(call.getColumnNumber()),
                            Ast.constant(call.getMethodAsString()),
                            Ast.constant(outer.getMethodAsString())));
                }
                super.visitMethodCallExpression(call);
            }
        });
    }
}
