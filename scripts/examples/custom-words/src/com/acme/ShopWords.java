package com.acme;

import io.chaoskit.effect.Effect;
import io.chaoskit.validator.Validator;
import io.chaoskit.validator.Validators;
import io.chaoskit.word.Option;
import io.chaoskit.word.Word;
import io.chaoskit.word.Words;
import java.util.List;

/** Words for scenarios that test a shop. */
public final class ShopWords implements Words {

    /** Takes pieces that nobody ordered. */
    @Word(usage = "theft(2)", does = "takes pieces off the shelf")
    @SuppressWarnings("unchecked")
    public Effect theft(int pieces) {
        if (pieces < 1) {
            throw new IllegalArgumentException("theft must be 1 or more, but was " + pieces);
        }
        return hit -> {
            List<String> shelf = (List<String>) hit.target();
            for (int taken = 0; taken < pieces && !shelf.isEmpty(); taken++) {
                shelf.remove(0);
            }
        };
    }

    /** A full shelf. */
    @Word(usage = "filled(5, most: 20)", does = "so many pieces are on the shelf")
    public Validator filled(int least, @Option("100") int most) {
        return Validators.stateConsistency("filled(" + least + ", most: " + most + ")", seen -> {
            int pieces = ((List<?>) seen.target()).size();
            return pieces >= least && pieces <= most;
        });
    }
}
