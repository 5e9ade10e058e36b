package io.chaoskit;

import java.util.List;
import java.util.Map;

/** Members of all kinds, for the specification of the API's listing. */
public abstract class Sample implements Runnable {

    /** Is listed. */
    public static final String NAME = "sample";

    static final int HIDDEN = 1;

    /** Is listed. */
    public Sample(int number) {}

    Sample() {}

    /** Is listed, for those who extend the class. */
    protected void open(Map<String, int[]> arguments) {}

    @Override
    public void run() {}

    @Override
    public String toString() {
        return NAME;
    }

    void hidden() {}

    /** Is listed. */
    public interface Inner {
        List<String> names();
    }

    static class Hidden {
        public void notListed() {}
    }
}

/** Is not listed, whatever it has. */
class Shut {
    public void notListed() {}
}
