package io.chaoskit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quotes words for a POSIX shell, and splits a line into words as it does. */
final class Shell {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");
    private static final Pattern PART = Pattern.compile("'([^']*)'|\"([^\"]*)\"|\\\\(.)|([^\\s'\"\\\\]+)|(\\s+)");

    private Shell() {}

    static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The words of a line. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        for (Matcher part = PART.matcher(line.strip()); part.find(); ) {
            if (part.group(5) != null) {
                words.add(String.valueOf(word));
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            for (int i = 1; i <= 4; i++) {
                word.append(part.group(i) == null ? "" : part.group(i));
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }
}
