package io.chaoskit.dsl.transform;

import groovy.lang.Closure;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import io.chaoskit.internal.dsl.block.AllWords;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Gives calls in a block another name where Groovy has a method of that name for every object or closure, such as {@code any},
 * {@code with} and {@code inject}: Groovy's would win over the word and over the script's own method, and mostly do nothing.
 */
final class GroovyNames extends CodeVisitorSupport {

    private static final Set<String> WITH_OWN_CLOSURES = AllWords.runningLater();
    private static final Set<String> BLOCKS = AllWords.blocks();
    /** A script may print while it is read. */
    private static final Set<String> PRINTING = Set.of("print", "println", "printf");

    private final Set<String> variables;
    /** Whether what is visited is read as a block; otherwise it is in a closure of the script's own. */
    private boolean block = true;
    /** Whether closures in what is visited run with the scenario. */
    private boolean later;

    private GroovyNames(Set<String> variables) {
        this.variables = variables;
    }

    /** Made at the first use: it takes a while. */
    private static final class Holder {
        static final Set<String> NAMES = names();

        private static Set<String> names() {
            MetaClass closures = GroovySystem.getMetaClassRegistry().getMetaClass(Closure.class);
            return Stream.concat(closures.getMethods().stream(), closures.getMetaMethods().stream())
                    .map(MetaMethod::getName)
                    .filter(name -> !PRINTING.contains(name))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** {@code variables} are those that the module declares anywhere: a call of one means the closure in it. */
    static void rename(Statement statement, Set<String> variables) {
        statement.visit(new GroovyNames(variables));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        call.getObjectExpression().visit(this);
        String word = String.valueOf(call.getMethodAsString());
        boolean before = later;
        later |= WITH_OWN_CLOSURES.contains(word);
        visitArguments(call, block && call.isImplicitThis() && BLOCKS.contains(word));
        later = before;
        if (call.isImplicitThis() && (isInject(word, call) || isGroovys(word))) {
            ConstantExpression renamed = new ConstantExpression(word + "$");
            renamed.setSourcePosition(call.getMethod());
            call.setMethod(renamed);
        }
    }

    private void visitArguments(MethodCallExpression call, boolean ofBlock) {
        if (call.getArguments() instanceof TupleExpression arguments) {
            for (Expression each : arguments.getExpressions()) {
                if (each instanceof ClosureExpression closure) {
                    enter(closure, ofBlock);
                } else {
                    each.visit(this);
                }
            }
        }
    }

    private void enter(ClosureExpression closure, boolean asBlock) {
        if (asBlock || !later) {
            boolean around = block;
            boolean before = later;
            block = asBlock;
            later = false;
            super.visitClosureExpression(closure);
            block = around;
            later = before;
        }
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        enter(closure, false);
    }

    private static boolean isInject(String word, MethodCallExpression call) {
        return word.equals("inject")
                && call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().size() == 1;
    }

    private boolean isGroovys(String word) {
        return block && !word.equals("inject") && !variables.contains(word) && Holder.NAMES.contains(word);
    }
}
