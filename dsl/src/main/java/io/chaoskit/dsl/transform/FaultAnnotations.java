package io.chaoskit.dsl.transform;

import java.util.Set;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;

/** Finds the annotations whose closures inject faults: {@code @Chaos({ … })} and {@code @ChaosScenario(value = { … })}. */
final class FaultAnnotations {

    private static final String PACKAGE = "io.chaoskit.spock.";
    private static final Set<String> NAMES = Set.of("Chaos", "ChaosScenario");

    private FaultAnnotations() {}

    /** Whether a module can use them by their simple names. */
    static boolean importedIn(ModuleNode module) {
        for (ImportNode each : module.getStarImports()) {
            if (PACKAGE.equals(each.getPackageName())) {
                return true;
            }
        }
        for (ImportNode each : module.getImports()) {
            String name = each.getClassName();
            if (name.startsWith(PACKAGE) && NAMES.contains(name.substring(PACKAGE.length()))) {
                return true;
            }
        }
        return false;
    }

    /** The closure of one; null for other annotations. Names are not resolved at this phase. */
    static ClosureExpression closureOf(AnnotationNode annotation) {
        String name = annotation.getClassNode().getName();
        String simple = name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name;
        return NAMES.contains(simple) && annotation.getMember("value") instanceof ClosureExpression closure
                ? closure
                : null;
    }
}
