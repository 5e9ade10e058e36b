package io.chaoskit.internal.dsl;

import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Effects;
import io.chaoskit.word.Option;
import io.chaoskit.word.Word;
import io.chaoskit.word.Words;
import java.time.Duration;

/** The words of a block that no scenario has. */
public final class Kitchen {

    private Kitchen() {}

    /** A block of one statement and one property. */
    public static final class Block {

        private Duration boiled = Duration.ZERO;

        @Word(usage = "boil 3.min", does = "boils an egg")
        public void boil(Duration time) {
            boiled = time;
        }

        @Word(usage = "slow", does = "is the slowest speed")
        public Integer getSlow() {
            return 7;
        }
    }

    /** Words that stand wherever effects do. */
    public static final class Spices implements Words {

        @Word(usage = "salt()", does = "is too much")
        public Effect salt() {
            return Effects.panic();
        }
    }

    /** Words of which one cannot be read. */
    public static final class Burnt {

        @Word(usage = "fine 5", does = "is fine")
        public void fine(int n) {}

        @Word(usage = "wrong(n: 5)", does = "has a default that is none")
        public void wrong(@Option("many") int n) {}
    }
}
