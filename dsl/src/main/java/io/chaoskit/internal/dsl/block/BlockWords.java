package io.chaoskit.internal.dsl.block;

import io.chaoskit.internal.dsl.form.Body;
import io.chaoskit.internal.dsl.form.Broken;
import io.chaoskit.internal.dsl.form.Dictionary;
import io.chaoskit.internal.dsl.form.Explanation;
import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.value.SourceLocation;
import java.util.HashMap;
import java.util.Map;

/**
 * The words of a block. Each public method of a subclass is one, with {@link io.chaoskit.word.Word}; a getter is a property. A word
 * that returns nothing is a statement, complete by itself.
 */
public abstract class BlockWords {

    private final Place place;
    private final Draft draft;
    private final Surroundings around;
    private final Map<String, SourceLocation> said = new HashMap<>();

    BlockWords(Place place, Draft draft, Surroundings around) {
        this.place = place;
        this.draft = draft;
        this.around = around;
    }

    final Place place() {
        return place;
    }

    final Draft draft() {
        return draft;
    }

    final Surroundings around() {
        return around;
    }

    final Dictionary dictionary() {
        return draft.dictionary();
    }

    final Explanation explanation() {
        return new Explanation(dictionary(), place);
    }

    /** Reads a block inside this one. */
    final void read(Body body, BlockWords nested) {
        new ScriptBlock(nested).read$(body.closure());
    }

    /** Notes that a word is used; throws an {@link IllegalArgumentException} when it counts once, and was used before. */
    final void said(String word, SourceLocation at) {
        SourceLocation first = once(word) ? said.putIfAbsent(word, at) : null;
        if (first != null) {
            throw new IllegalArgumentException(word + " must be given once, but was given again; remove one"
                    + (first.known() ? "; the first is at " + first : ""));
        }
    }

    /** An {@code assert} stands in this block, which takes none. */
    void rejectAssert() {
        throw new IllegalStateException("nothing reads an assert " + place.where());
    }

    /** Whether a word counts once in this block, so that a second one would replace the first in silence. */
    boolean once(String word) {
        return false;
    }

    /** The result of a statement, for the words that follow it on its line. */
    Object said(ScriptBlock block, String word) {
        return new Said(draft, word);
    }

    /** The result of a wrong word, after its mistake was noted. */
    Object wrong(String word, int arguments) {
        return Broken.VALUE;
    }
}
