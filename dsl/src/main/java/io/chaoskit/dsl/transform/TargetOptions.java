package io.chaoskit.dsl.transform;

import io.chaoskit.internal.dsl.form.Targets;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/**
 * Checks the options of {@code target create: { … }}. Groovy passes them as a map, and a map may be a target; only here it is known
 * which of them is written.
 */
final class TargetOptions {

    private TargetOptions() {}

    /** Notes the options that there are not. */
    static boolean wrong(MethodCallExpression call, Notes notes) {
        boolean wrong = false;
        if ("target".equals(call.getMethodAsString()) && call.getArguments() instanceof TupleExpression arguments) {
            for (Expression each : arguments.getExpressions()) {
                if (each instanceof NamedArgumentListExpression named) {
                    for (MapEntryExpression option : named.getMapEntryExpressions()) {
                        wrong |= wrong(option, notes);
                    }
                }
            }
        }
        return wrong;
    }

    private static boolean wrong(MapEntryExpression option, Notes notes) {
        try {
            Targets.rejectUnknown(option.getKeyExpression().getText());
            return false;
        } catch (IllegalArgumentException unknown) {
            Mistake mistake = Mistake.of(SourceLocation.UNKNOWN, unknown.getMessage());
            notes.mistake(option.getKeyExpression(), mistake.message(), mistake.hint());
            return true;
        }
    }
}
