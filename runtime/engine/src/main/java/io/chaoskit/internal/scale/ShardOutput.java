package io.chaoskit.internal.scale;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the process of a shard writes: line by line while it runs, or what is kept of it afterwards. Not safe for several threads.
 *
 * @see ShardLines
 */
public final class ShardOutput {

    private static final Pattern HELLO = Pattern.compile(Pattern.quote(ShardLines.PREFIX) + "(\\d{1,4}) (\\S+)");
    private static final Pattern COUNTS = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (\\d{1,18})");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}) ([0-9a-f]{8})");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=]*");

    private final String version;
    private ShardProgress progress = ShardProgress.NONE;
    private StringBuilder data = new StringBuilder();
    private int length = -1;
    private String hash = "";
    private String wrong = "";
    private boolean ofOtherVersion;
    private Optional<String> report = Optional.empty();

    /**
     * Begins with the first line.
     *
     * @param version of ChaosKit here, which must be that of the shard
     */
    public ShardOutput(String version) {
        this.version = version;
    }

    /**
     * Reads a line.
     *
     * @param line without its end
     * @return false for a line of somebody else
     */
    public boolean accept(String line) {
        if (!line.startsWith(ShardLines.PREFIX)) {
            return false;
        }
        String rest = line.substring(ShardLines.PREFIX.length());
        Matcher hello = HELLO.matcher(line);
        if (hello.matches()) {
            greet(hello.group(1), hello.group(2));
        } else if (rest.startsWith(ShardLines.PROGRESS)) {
            count(rest.substring(ShardLines.PROGRESS.length()));
        } else if (rest.startsWith(ShardLines.REPORT)) {
            begin(rest.substring(ShardLines.REPORT.length()));
        } else if (rest.startsWith(ShardLines.DATA)) {
            append(rest.substring(ShardLines.DATA.length()));
        } else if (rest.equals(ShardLines.END)) {
            end();
        }
        return true;
    }

    private void greet(String form, String theirs) {
        if (!form.equals(ShardLines.FORM) || !theirs.equals(version)) {
            ofOtherVersion = true;
            wrong = "it is of ChaosKit " + theirs + ", and this is " + version;
        }
    }

    private void count(String text) {
        Matcher counts = COUNTS.matcher(text);
        if (counts.matches()) {
            progress = new ShardProgress(
                    Long.parseLong(counts.group(1)), Long.parseLong(counts.group(2)), Long.parseLong(counts.group(3)));
        }
    }

    private void begin(String text) {
        Matcher size = SIZE.matcher(text);
        data = new StringBuilder();
        length = size.matches() ? Integer.parseInt(size.group(1)) : 0;
        hash = size.matches() ? size.group(2) : "";
    }

    private void append(String text) {
        // What is longer than it says to be is broken anyway, and would only take memory.
        if (data.length() <= length && BASE64.matcher(text).matches()) {
            data.append(text);
        }
    }

    private void end() {
        String all = data.toString();
        if (length < 0 || all.length() != length || !ShardLines.hash(all).equals(hash) || !wrong.isEmpty()) {
            return;
        }
        try {
            report = Optional.of(ShardLines.text(all));
        } catch (IOException broken) {
            wrong = "its report is broken";
        }
        data = new StringBuilder();
    }

    /**
     * How far the shard is.
     *
     * @return as it said last
     */
    public ShardProgress progress() {
        return progress;
    }

    /**
     * The report.
     *
     * @return JSON; empty when it is not there as a whole
     */
    public Optional<String> report() {
        return wrong.isEmpty() ? report : Optional.empty();
    }

    /**
     * Why there is no report although the process began to write one, or wrote one that this version does not understand.
     *
     * @return a part of a sentence, for example {@code its report is cut off after 4,000 of 5,120 characters}; empty when nothing is wrong
     */
    public Optional<String> wrong() {
        if (!wrong.isEmpty()) {
            return Optional.of(wrong);
        }
        if (report.isPresent() || length < 0) {
            return Optional.empty();
        }
        return Optional.of(
                data.length() < length
                        ? String.format(
                                Locale.ROOT, "its report is cut off after %,d of %,d characters", data.length(), length)
                        : "its report is broken");
    }

    /**
     * Whether another version of ChaosKit wrote it, so that it will not be better when the shard is run again.
     *
     * @return false for a report that is cut off
     */
    public boolean ofOtherVersion() {
        return ofOtherVersion;
    }
}
