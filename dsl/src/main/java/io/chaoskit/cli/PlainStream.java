package io.chaoskit.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.stream.Collectors;

/** A stream whose encoding has no marks or bars: it gets others instead. */
final class PlainStream extends PrintStream {

    private static final Map<Integer, String> PLAIN = Map.of(
            (int) '✓', "+", (int) '✗', "x", (int) '…', "...", (int) '█', "#", (int) '░', ".", (int) '→', "->",
            (int) '×', "x");

    private PlainStream(PrintStream behind, Charset charset) {
        super(behind, true, charset);
    }

    /** The stream itself when its encoding has all of them. */
    static PrintStream of(PrintStream stream, Charset charset) {
        String all = PLAIN.keySet().stream().map(Character::toString).collect(Collectors.joining());
        return charset.canEncode() && charset.newEncoder().canEncode(all) ? stream : new PlainStream(stream, charset);
    }

    @Override
    public void print(String text) {
        super.print(String.valueOf(text)
                .codePoints()
                .mapToObj(each -> PLAIN.getOrDefault(each, Character.toString(each)))
                .collect(Collectors.joining()));
    }
}
