package io.chaoskit.bench;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of the table.
 *
 * @param title what its rows have in common
 * @param rows in the order shown
 */
record Part(String title, List<Row> rows) {

    /** With the rows only whose probe has the pattern in its name. */
    Part only(Pattern wanted) {
        return new Part(
                title,
                rows.stream()
                        .filter(row -> wanted.matcher(row.probe().toString()).find())
                        .toList());
    }
}
