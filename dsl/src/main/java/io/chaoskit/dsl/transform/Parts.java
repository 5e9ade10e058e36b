package io.chaoskit.dsl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;

/** Divides a long block into closures: the JVM takes no method of more than 64 kB, which a few hundred statements are. */
final class Parts {

    /** The most statements of a block: more of them take too long to compile. */
    static final int MOST = 2_000;

    private static final int LONG = 60;

    private Parts() {}

    /** The statements; if there are many, those that declare nothing in closures. */
    static List<Statement> of(List<Statement> statements) {
        if (statements.size() <= LONG) {
            return statements;
        }
        List<Statement> divided = new ArrayList<>();
        List<Statement> part = new ArrayList<>();
        for (Statement each : statements) {
            if (each instanceof TryCatchStatement) {
                part.add(each);
            } else {
                close(part, divided);
                divided.add(each);
            }
            if (part.size() == LONG) {
                close(part, divided);
            }
        }
        close(part, divided);
        return divided;
    }

    private static void close(List<Statement> part, List<Statement> divided) {
        if (!part.isEmpty()) {
            Statement first = part.get(0);
            BlockStatement code = new BlockStatement(new ArrayList<>(part), new VariableScope());
            code.setSourcePosition(first);
            ClosureExpression closure = Ast.closureOf(code, first);
            divided.add(Ast.call("part$", first, closure));
            part.clear();
        }
    }

    /** The mistake that is said instead of a block that is too long. */
    static List<Statement> tooMany(BlockStatement block) {
        Notes notes = new Notes(Set.of());
        notes.mistake(
                block.getStatements().get(MOST),
                "a block must have at most " + MOST + " statements, but has "
                        + block.getStatements().size(),
                "say what is alike in a loop: for (n in 1..5000) { inject … }");
        // What the statements would have said is not known: that there is no target is no mistake of its own.
        return List.of(notes.calls().get(0), Ast.call("meant$", block, Ast.constant("target")));
    }
}
