package io.chaoskit.dsl.transform;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Finds the calls of a statement that mean a variable where one of their name is seen: {@code def repeat = 5; repeat 3}. */
final class HiddenWords extends CodeVisitorSupport {

    private final Notes notes;
    private final List<String> words = new ArrayList<>();

    private HiddenWords(Notes notes) {
        this.notes = notes;
    }

    static void in(Statement statement, Notes notes) {
        HiddenWords found = new HiddenWords(notes);
        statement.visit(found);
        if (!found.words.isEmpty()) {
            notes.hiding(statement, found.words);
        }
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String word = String.valueOf(call.getMethodAsString());
        if (call.isImplicitThis() && notes.isVariable(word)) {
            words.add(word);
        }
        super.visitMethodCallExpression(call);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        // Its statements are its own.
    }
}
