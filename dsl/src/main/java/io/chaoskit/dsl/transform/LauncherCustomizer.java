package io.chaoskit.dsl.transform;

import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Implies the import of ChaosKit in scripts that the launcher runs. */
public final class LauncherCustomizer extends CompilationCustomizer {

    /** One for any number of scripts. */
    public LauncherCustomizer() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        ModuleNode module = source.getAST();
        if (!module.getStaticStarImports().containsKey(ChaosTransformation.KIT)) {
            // One that imports the annotations was rewritten before.
            boolean rewritten = ChaosTransformation.importsKit(module);
            module.addStaticStarImport(ChaosTransformation.KIT, ClassHelper.make(ChaosTransformation.KIT));
            if (!rewritten) {
                new ChaosTransformation().visit(null, source);
            }
        }
    }
}
