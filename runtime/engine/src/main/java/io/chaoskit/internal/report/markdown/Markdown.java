package io.chaoskit.internal.report.markdown;

import io.chaoskit.internal.text.Visible;
import java.util.Arrays;

/** Texts as they must be written in Markdown, so that they are shown as they are. */
final class Markdown {

    /** What begins emphasis, code, links, tables, HTML, mentions and addresses. */
    private static final String SPECIAL = "\\`*_[]<>&|~#@!:$";
    /** What begins a list or a rule at the start of a line. */
    private static final String AT_START = "-+=.)0123456789";

    private Markdown() {}

    /** A text in one line of at most so many characters. */
    static String text(String text, int most) {
        String line = Visible.line(text, most);
        StringBuilder escaped = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            boolean special = SPECIAL.indexOf(each) >= 0 || (i == 0 && AT_START.indexOf(each) >= 0);
            boolean address = each == '.' && i >= 3 && line.regionMatches(true, i - 3, "www", 0, 3);
            escaped.append(special || address ? "&#" + (int) each + ";" : Character.toString(each));
        }
        return escaped.toString();
    }

    /** Code in a line of a table or list. Within the element only HTML and Markdown are escaped. */
    static String code(String text, int most) {
        return "<code>" + text(text, most) + "</code>";
    }

    /** A block that shows its lines as they are, whatever they hold. */
    static String block(String text) {
        String shown = Visible.of(text).stripTrailing();
        String fence = "`".repeat(Math.max(3, 1 + longestRunOfTicks(shown)));
        return fence + "text\n" + shown + "\n" + fence + "\n";
    }

    private static int longestRunOfTicks(String text) {
        return Arrays.stream(text.split("[^`]+")).mapToInt(String::length).max().orElse(0);
    }
}
