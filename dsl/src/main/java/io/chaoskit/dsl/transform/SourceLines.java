package io.chaoskit.dsl.transform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.control.SourceUnit;

/** The text of a module, to quote expressions as they stand there. */
final class SourceLines {

    private final SourceUnit unit;
    private List<String> lines;

    SourceLines(SourceUnit unit) {
        this.unit = unit;
    }

    /** The expression as written, on one line; Groovy's rendering of it when the source is not at hand. */
    String of(Expression expression) {
        List<String> all = lines();
        int first = expression.getLineNumber();
        int last = expression.getLastLineNumber();
        if (first < 1 || last > all.size()) {
            return expression.getText();
        }
        StringBuilder text = new StringBuilder();
        for (int line = first; line <= last; line++) {
            text.append(text.length() == 0 ? "" : " ")
                    .append(part(expression, line).strip());
        }
        return text.toString();
    }

    private String part(ASTNode node, int line) {
        String whole = lines().get(line - 1);
        int from = line == node.getLineNumber() ? node.getColumnNumber() - 1 : 0;
        int to = line == node.getLastLineNumber() ? node.getLastColumnNumber() - 1 : whole.length();
        return whole.substring(Math.min(from, whole.length()), Math.min(to, whole.length()));
    }

    private List<String> lines() {
        if (lines == null) {
            lines = read();
        }
        return lines;
    }

    private List<String> read() {
        try (Reader source = unit.getSource().getReader();
                BufferedReader reader = new BufferedReader(source)) {
            return reader.lines().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
