package io.chaoskit.cli;

import java.io.Reader;
import javax.lang.model.SourceVersion;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.ParserPlugin;
import org.codehaus.groovy.control.ParserPluginFactory;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.ParserException;
import org.codehaus.groovy.syntax.Reduction;

/**
 * Gives the class of a script another name where that of its file has a meaning: one of Java's words, none at all, or a variable of the
 * script such as {@code env} or {@code cache}, which would be taken for the class. It must happen before Groovy knows the class.
 *
 * @param plugin Groovy's own parser
 */
record ScriptName(ParserPlugin plugin) implements ParserPlugin {

    private static final String SUFFIX = "_script";

    /** Groovy's parser, with such names. */
    static ParserPluginFactory factory(ParserPluginFactory groovys) {
        return new ParserPluginFactory() {
            @Override
            public ParserPlugin createParserPlugin() {
                return new ScriptName(groovys.createParserPlugin());
            }
        };
    }

    @Override
    public Reduction parseCST(SourceUnit source, Reader reader) {
        return plugin.parseCST(source, reader);
    }

    @Override
    public ModuleNode buildAST(SourceUnit source, ClassLoader loader, Reduction parsed) throws ParserException {
        ModuleNode module = plugin.buildAST(source, loader, parsed);
        ClassNode script = module.getScriptClassDummy();
        String name = script.getNameWithoutPackage();
        if (name.isEmpty() || SourceVersion.isKeyword(name) || Uses.of(module, name)) {
            script.setName(script.getName() + SUFFIX);
        }
        return module;
    }

    /** Finds a name in the statements and methods of a script. */
    private static final class Uses extends CodeVisitorSupport {

        private final String name;
        private boolean used;

        private Uses(String name) {
            this.name = name;
        }

        static boolean of(ModuleNode module, String name) {
            Uses search = new Uses(name);
            module.getStatementBlock().visit(search);
            module.getMethods().stream()
                    .filter(method -> method.getCode() != null)
                    .forEach(method -> method.getCode().visit(search));
            return search.used;
        }

        @Override
        public void visitVariableExpression(VariableExpression variable) {
            used |= variable.getName().equals(name);
        }
    }
}
