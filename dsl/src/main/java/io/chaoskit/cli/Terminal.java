package io.chaoskit.cli;

import io.chaoskit.internal.text.Palette;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Output streams of a command, and their colours. Results go to standard output, everything else to standard error.
 *
 * @param out results
 * @param err notes and progress
 * @param results colours of the results
 * @param notes colours of the notes
 * @param columns of the terminal that notes go to, where a line may be drawn again; 0 when they go elsewhere
 */
record Terminal(PrintStream out, PrintStream err, Palette results, Palette notes, int columns) {

    /** The launcher tells which of the standard streams are terminals, by their numbers. */
    private static final String TTY = System.getProperty("chaoskit.tty");

    private static final int USUAL_COLUMNS = 80;

    /** When to colour. */
    enum Color {
        /** On a terminal, unless NO_COLOR is set. */
        AUTO,
        /** Always. */
        ALWAYS,
        /** Never. */
        NEVER
    }

    static Terminal of(Color color) {
        return new Terminal(
                PlainStream.of(System.out, OwnStreams.charset(OwnStreams.OUT)),
                PlainStream.of(System.err, OwnStreams.charset(OwnStreams.ERR)),
                palette(color, "1"),
                palette(color, "2"),
                isTerminal("2") && !isDumb() ? width() : 0);
    }

    private static Palette palette(Color color, String stream) {
        boolean colored = switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                isTerminal(stream)
                        && System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                        && !isDumb();
        };
        return new Palette(colored);
    }

    /** It can neither colour nor draw a line again. */
    private static boolean isDumb() {
        return "dumb".equals(System.getenv("TERM"));
    }

    /** As the launcher found it, or else the shell says. */
    private static int width() {
        return Stream.of(System.getProperty("chaoskit.columns"), System.getenv("COLUMNS"))
                .filter(text -> text != null && text.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf)
                .findFirst()
                .orElse(USUAL_COLUMNS);
    }

    private static boolean isTerminal(String stream) {
        return TTY == null ? hasConsole() : TTY.contains(stream);
    }

    /** Since Java 22 there is a console even when no terminal is there; then it can be asked. */
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the console cannot be asked whether it is a terminal", e);
        }
    }

    static Color color(String text) {
        return Color.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The same with results and notes on standard error, where standard output is for something else. */
    Terminal withResultsAside() {
        return new Terminal(err, err, notes, notes, columns);
    }
}
