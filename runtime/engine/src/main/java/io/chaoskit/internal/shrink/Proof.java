package io.chaoskit.internal.shrink;

/** How it is known that no fault can be left out. */
public enum Proof {

    /** All smaller sets were tried, and pass. */
    MINIMAL("minimal"),
    /** Each fault was left out once, and all sets of one fault less pass. */
    ONE_MINIMAL("1-minimal"),
    /** The time was over before that was known. */
    BUDGET("budget"),
    /** The failure did not come again. */
    NOT_REPRODUCED("not reproduced");

    private final String text;

    Proof(String text) {
        this.text = text;
    }

    /** The word in reports. */
    public String text() {
        return text;
    }
}
