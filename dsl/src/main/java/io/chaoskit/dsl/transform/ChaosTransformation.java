package io.chaoskit.dsl.transform;

import groovy.lang.GroovySystem;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SimpleMessage;
import org.codehaus.groovy.transform.ASTTransformation;
import org.codehaus.groovy.transform.GroovyASTTransformation;

/**
 * The global transformation. It names only types that Groovy 2.4 has, so that it can say that Groovy is too old before
 * anything else is loaded.
 */
@GroovyASTTransformation(phase = CompilePhase.CONVERSION)
public final class ChaosTransformation implements ASTTransformation {

    static final String KIT = "io.chaoskit.dsl.ChaosKit";
    private static final int OLDEST = 4;

    /** Made by Groovy. */
    public ChaosTransformation() {}

    @Override
    public void visit(ASTNode[] nodes, SourceUnit unit) {
        ModuleNode module = unit.getAST();
        if (module == null || !importsKit(module)) {
            return;
        }
        String version = GroovySystem.getVersion();
        if (Integer.parseInt(version.substring(0, version.indexOf('.'))) < OLDEST) {
            String text = "ChaosKit needs Groovy " + OLDEST + " or later, but this is Groovy " + version
                    + "; use scripts/chaoskit, which brings its own";
            unit.getErrorCollector().addFatalError(new SimpleMessage(text, unit));
        }
        new ModuleRewriter(unit).rewrite();
    }

    static boolean importsKit(ModuleNode module) {
        if (FaultAnnotations.importedIn(module)) {
            return true;
        }
        for (ImportNode each : module.getStaticStarImports().values()) {
            if (each.getClassName().equals(KIT)) {
                return true;
            }
        }
        for (ImportNode each : module.getStaticImports().values()) {
            if (each.getClassName().equals(KIT)) {
                return true;
            }
        }
        return false;
    }
}
