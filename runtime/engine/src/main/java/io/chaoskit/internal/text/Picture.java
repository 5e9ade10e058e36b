package io.chaoskit.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The picture of an assertion that failed, as Groovy and Spock draw it: the condition, a row with a bar for each value, and the values below
 * their bars, from right to left.
 *
 * <pre>
 * assert shop.stock() == 3
 *        |    |       |
 *        |    -1      false
 *        acme.Shop@1b
 * </pre>
 */
public final class Picture {

    private static final Pattern BARS = Pattern.compile("[ |]*\\|[ |]*");
    private static final char BAR = '|';

    private final List<String> lead;
    private final String bars;
    private final List<String> rows;

    /** {@code lead} ends with the condition. */
    private Picture(List<String> lead, String bars, List<String> rows) {
        this.lead = lead;
        this.bars = bars;
        this.rows = rows;
    }

    /**
     * Finds the picture in a message.
     *
     * @param message of an assertion that failed
     * @return with the lines before it; empty when there is none
     */
    public static Optional<Picture> in(String message) {
        List<String> lines = message.stripTrailing().lines().toList();
        return IntStream.range(1, lines.size())
                .filter(i -> isBarsOf(lines.get(i - 1), lines.get(i)))
                .mapToObj(i -> new Picture(lines.subList(0, i), lines.get(i), lines.subList(i + 1, lines.size())))
                .findFirst();
    }

    /**
     * The condition that failed.
     *
     * @return in one line, such as {@code assert shop.stock() == 3}
     */
    public String condition() {
        return lead.get(lead.size() - 1).strip();
    }

    private static boolean isBarsOf(String condition, String line) {
        return BARS.matcher(line).matches()
                && line.stripTrailing().length() <= condition.length()
                && !BARS.matcher(condition).matches();
    }

    /**
     * Draws it with short values.
     *
     * @param most characters of a value; each is in one line
     * @return its lines
     */
    public List<String> lines(int most) {
        List<String> all = new ArrayList<>(lead);
        all.add(bars);
        TreeSet<Integer> open = columns();
        List<String> value = new ArrayList<>();
        for (String row : rows) {
            List<Integer> begun =
                    open.stream().filter(column -> begins(row, column)).toList();
            if (!begun.isEmpty()) {
                addRow(all, value, most);
                begun.forEach(open::remove);
                int last = begun.get(begun.size() - 1);
                value.add(row.substring(0, last));
                value.add(row.substring(last));
            } else if (!value.isEmpty()) {
                value.add(row.substring(Math.min(row.length(), value.get(0).length()))
                        .strip());
            }
        }
        addRow(all, value, most);
        return all;
    }

    private TreeSet<Integer> columns() {
        return IntStream.range(0, bars.length())
                .filter(i -> bars.charAt(i) == BAR)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** While a value is still to come, there is a bar at its column. */
    private static boolean begins(String row, int column) {
        return column < row.length() && row.charAt(column) != BAR;
    }

    /** What stands before a row's last value, and that value's lines, as one line. */
    private static void addRow(List<String> all, List<String> value, int most) {
        if (!value.isEmpty()) {
            String joined = String.join(" ", value.subList(1, value.size()));
            all.add((value.get(0) + Excerpt.of(joined, most)).stripTrailing());
            value.clear();
        }
    }
}
