package io.chaoskit.dsl.transform

import org.codehaus.groovy.ast.ASTNode
import org.codehaus.groovy.ast.CodeVisitorSupport
import org.codehaus.groovy.ast.ModuleNode
import org.codehaus.groovy.ast.Parameter
import org.codehaus.groovy.ast.expr.ClosureExpression
import org.codehaus.groovy.ast.stmt.AssertStatement
import org.codehaus.groovy.ast.stmt.BlockStatement
import org.codehaus.groovy.ast.stmt.ForStatement
import org.codehaus.groovy.ast.stmt.Statement
import org.codehaus.groovy.ast.stmt.TryCatchStatement
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.CompilerConfiguration
import org.codehaus.groovy.control.Phases

/** What a script looks like after the transformation: a line for each statement, and its closures below it. */
class Rewritten {

    private final List<String> lines = []

    static ModuleNode module(String script, CompilerConfiguration configuration = new CompilerConfiguration()) {
        def unit = new CompilationUnit(configuration)
        def source = unit.addSource('shop.groovy', script)
        unit.compile(Phases.CONVERSION)
        source.AST
    }

    static String text(String script) {
        text(module(script).classes[0].getDeclaredMethod('run', Parameter.EMPTY_ARRAY).code)
    }

    static String text(Statement code) {
        def rewritten = new Rewritten()
        rewritten.add(code, '')
        rewritten.lines.join('\n')
    }

    private void add(Statement statement, String indent) {
        if (statement instanceof BlockStatement) {
            statement.statements.each { add(it, indent) }
        } else if (statement instanceof TryCatchStatement) {
            lines << "${indent}try".toString()
            add(statement.tryStatement, indent + '  ')
            statement.catchStatements.each {
                lines << "${indent}catch ${it.exceptionType.nameWithoutPackage}".toString()
                add(it.code, indent + '  ')
            }
        } else if (statement instanceof ForStatement) {
            lines << "${indent}for $statement.variable.name".toString()
            add(statement.loopBlock, indent + '  ')
        } else if (statement instanceof AssertStatement) {
            lines << "${indent}assert ${statement.booleanExpression.text.replace('this.', '')}".toString()
        } else {
            lines << indent + statement.text.replace('this.', '')
            closures(statement).each { add(it.code, indent + '  ') }
        }
    }

    private static List<ClosureExpression> closures(ASTNode node) {
        def found = []
        node.visit(new CodeVisitorSupport() {
            @Override
            void visitClosureExpression(ClosureExpression closure) {
                found << closure
            }
        })
        found
    }
}
