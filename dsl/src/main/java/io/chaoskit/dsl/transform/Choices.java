package io.chaoskit.dsl.transform;

import io.chaoskit.internal.dsl.block.AllWords;
import java.util.Set;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Notes the word that is chosen in {@code onFailure resume}: if there is none, and no variable of the name, it is wrong as a choice. */
final class Choices {

    private static final Set<String> CHOOSING = AllWords.choosing();

    private Choices() {}

    static void in(MethodCallExpression call, Notes notes) {
        String word = String.valueOf(call.getMethodAsString());
        if (CHOOSING.contains(word)
                && call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().size() == 1
                && arguments.getExpression(0) instanceof VariableExpression chosen) {
            notes.chosen(chosen, word, chosen.getName());
        }
    }
}
