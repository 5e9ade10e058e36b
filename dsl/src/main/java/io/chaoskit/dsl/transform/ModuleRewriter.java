package io.chaoskit.dsl.transform;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.SyntaxException;

/** Rewrites one module: its scenarios, wherever they are, and the end of a script. */
final class ModuleRewriter {

    private static final String CHAOS = "io.chaoskit.Chaos";
    private static final String FAILPOINT = "io.chaoskit.Failpoint";

    private final SourceUnit unit;
    private final ModuleNode module;

    ModuleRewriter(SourceUnit unit) {
        this.unit = unit;
        this.module = unit.getAST();
    }

    void rewrite() {
        if (module.getImportType("Chaos") == null && !FaultAnnotations.importedIn(module)) {
            module.addImport("Chaos", ClassHelper.make(CHAOS));
        }
        if (module.getImportType("Failpoint") == null && !isOwn("Failpoint")) {
            module.addImport("Failpoint", ClassHelper.make(FAILPOINT));
        }
        ScenarioRewriter scenarios = new ScenarioRewriter(new SourceLines(unit), Variables.of(unit));
        for (ClassNode type : new ArrayList<>(module.getClasses())) {
            new Finder(scenarios).visitClass(type);
            if (type.isScript()) {
                finish(type);
            }
        }
    }

    private boolean isOwn(String name) {
        return module.getClasses().stream()
                .anyMatch(each -> each.getNameWithoutPackage().equals(name));
    }

    /** Finds {@code scenario('…') { … }} anywhere in a class. */
    private final class Finder extends ClassCodeVisitorSupport {

        private final ScenarioRewriter scenarios;
        private boolean script;
        private boolean inConstructor;
        private ClassNode type;
        /** Null in fields. */
        private MethodNode method;

        Finder(ScenarioRewriter scenarios) {
            this.scenarios = scenarios;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return unit;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            if (Ast.isScenario(call) && scenarios.rewrite(Ast.trailingClosure(call))) {
                DynamicMethod.around(call.getMethod(), method, type, unit);
            }
            if (script && isLoad(call)) {
                withScript(call);
            }
            super.visitMethodCallExpression(call);
        }

        @Override
        public void visitAnnotations(AnnotatedNode annotated) {
            for (AnnotationNode each : List.copyOf(annotated.getAnnotations())) {
                ClosureExpression faults = FaultAnnotations.closureOf(each);
                if (faults != null && scenarios.rewrite(faults)) {
                    DynamicMethod.around(each, method, type, unit);
                }
            }
            super.visitAnnotations(annotated);
        }

        @Override
        public void visitClass(ClassNode type) {
            script = type.isScript();
            this.type = type;
            super.visitClass(type);
        }

        /** The JVM rejects a class that calls a constructor of its own elsewhere. */
        @Override
        public void visitConstructorCallExpression(ConstructorCallExpression call) {
            if (call.isSpecialCall() && !inConstructor && script) {
                String word = call.isSuperCall() ? "super" : "this";
                unit.addError(new SyntaxException("'" + word + "(…)' must be in a constructor, but is not", call));
            }
            super.visitConstructorCallExpression(call);
        }

        @Override
        protected void visitConstructorOrMethod(MethodNode method, boolean constructor) {
            inConstructor = constructor;
            this.method = method;
            WhereBlock.check(method, unit);
            super.visitConstructorOrMethod(method, constructor);
            this.method = null;
            inConstructor = false;
        }

        /** A method of the script of that name is meant before ChaosKit's. */
        private boolean isLoad(MethodCallExpression call) {
            return "load".equals(call.getMethodAsString())
                    && call.isImplicitThis()
                    && call.getArguments() instanceof TupleExpression given
                    && given.getExpressions().size() == 1
                    && module.getMethods().stream()
                            .noneMatch(each -> each.getName().equals("load"));
        }
    }

    /** {@code load 'x'} becomes {@code ChaosKit.load(this, 'x')}. */
    private static void withScript(MethodCallExpression call) {
        Expression file = ((TupleExpression) call.getArguments()).getExpression(0);
        call.setObjectExpression(new ClassExpression(ClassHelper.make(ChaosTransformation.KIT)));
        call.setImplicitThis(false);
        ArgumentListExpression arguments = new ArgumentListExpression(new VariableExpression("this"), file);
        arguments.setSourcePosition(call.getArguments());
        call.setArguments(arguments);
    }

    /**
     * Notifies ChaosKit of the end of a script: its last expression, and what it returns early, become
     * {@code ChaosKit.finish(this, …)}, so that the script's value stays what it was.
     */
    private static void finish(ClassNode script) {
        MethodNode run = script.getDeclaredMethod("run", Parameter.EMPTY_ARRAY);
        if (run == null || !(run.getCode() instanceof BlockStatement block)) {
            return;
        }
        block.visit(new CodeVisitorSupport() {
            @Override
            public void visitClosureExpression(ClosureExpression closure) {
                // Its returns are its own.
            }

            @Override
            public void visitReturnStatement(ReturnStatement statement) {
                statement.setExpression(finishCall(statement.getExpression(), statement));
            }
        });
        finishLast(block.getStatements());
    }

    private static void finishLast(List<Statement> body) {
        Statement last = body.isEmpty() ? null : body.get(body.size() - 1);
        if (last instanceof ReturnStatement) {
            return;
        }
        if (last instanceof ExpressionStatement statement
                && !(statement.getExpression() instanceof DeclarationExpression)) {
            statement.setExpression(finishCall(statement.getExpression(), last));
        } else {
            ExpressionStatement end = new ExpressionStatement(finishCall(new ConstantExpression(null), last));
            if (last != null) {
                end.setSourcePosition(last);
            }
            body.add(end);
        }
    }

    private static Expression finishCall(Expression value, ASTNode position) {
        MethodCallExpression call = new MethodCallExpression(
                new ClassExpression(ClassHelper.make(ChaosTransformation.KIT)),
                "finish",
                new ArgumentListExpression(new VariableExpression("this"), value));
        call.setImplicitThis(false);
        if (position != null) {
            call.setSourcePosition(position);
        }
        return call;
    }
}
