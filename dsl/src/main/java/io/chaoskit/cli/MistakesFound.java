package io.chaoskit.cli;

import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.List;

/** Thrown for a script or call that cannot be run as it is; ends the command with exit code 2. */
final class MistakesFound extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    MistakesFound(List<Mistake> mistakes) {
        super(mistakes.toString());
        this.mistakes = List.copyOf(mistakes);
    }

    /** One mistake of a file as a whole, or of the call when {@code file} is empty. */
    static MistakesFound in(String file, String message, String hint) {
        return new MistakesFound(List.of(new Mistake(new SourceLocation(file, 0, 0), message, hint)));
    }

    List<Mistake> mistakes() {
        return mistakes;
    }
}
