package io.chaoskit.value;

/**
 * A place in a user's script.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1; 0 when only the line is known
 */
public record SourceLocation(String file, int line, int column) implements Comparable<SourceLocation> {

    /** The place of what was not written in a script, such as a scenario built in Java. */
    public static final SourceLocation UNKNOWN = new SourceLocation("", 0, 0);

    /**
     * Whether it names a place at all.
     *
     * @return false for {@link #UNKNOWN}
     */
    public boolean known() {
        return line > 0;
    }

    @Override
    public int compareTo(SourceLocation other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return column > 0 ? file + ":" + line + ":" + column : file + ":" + line;
    }
}
