package io.chaoskit.internal.weave;

import java.util.Arrays;

/**
 * Maps woven methods, by the number that is a constant in their code, to what they are attached to. Reading takes no lock. A number is used
 * again when its run has ended.
 */
public final class Registry {

    /** Stands for what a class calls that is woven without a run: its numbers are not used again. */
    private static final Object RETIRED = new Object();

    private static volatile Object[] attachments = new Object[64];
    private static int next;

    private Registry() {}

    /** A new number, which nothing is attached to. */
    static synchronized int add() {
        if (next == attachments.length) {
            attachments = Arrays.copyOf(attachments, next * 2);
        }
        retire(next);
        return next++;
    }

    static synchronized void attach(int id, Object attachment) {
        Object[] now = attachments;
        now[id] = attachment;
        // Published anew, so that readers see the element.
        attachments = now;
    }

    /** A run has ended, but the number stays in the code of a class. */
    static synchronized void retire(int id) {
        attach(id, RETIRED);
    }

    static synchronized void remove(int id) {
        Object[] now = attachments;
        now[id] = null;
        attachments = now;
        while (next > 0 && now[next - 1] == null) {
            next--;
        }
    }

    /**
     * What a woven method is attached to.
     *
     * @param id the constant in its code
     * @return null when there is no run that has woven it
     */
    public static Object get(int id) {
        Object[] now = attachments;
        Object attachment = id < now.length ? now[id] : null;
        return attachment == RETIRED ? null : attachment;
    }
}
