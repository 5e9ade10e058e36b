package io.chaoskit.internal.sweep;

import io.chaoskit.internal.value.Mixer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A fault that an experiment makes.
 *
 * @param at where
 * @param choice which of the things that the effect may do, from 0; {@link #NO_CHOICE} when there is one
 */
public record Shot(Arrival at, int choice) {

    static final int NO_CHOICE = -1;

    /** Rejects null. */
    public Shot {
        Objects.requireNonNull(at, "at");
    }

    /** What is done. */
    public String effect() {
        return choice == NO_CHOICE ? at.effect() : at.choices().get(choice);
    }

    /** The method, or the site where there is none. */
    public String method() {
        return at.key().method().isEmpty() ? at.key().site() : at.key().method();
    }

    /** For people. */
    public String text() {
        String hit = at.key().hit() == 1 ? "" : ", hit " + at.key().hit();
        String iteration = at.iteration() == 1 ? "" : " in iteration " + at.iteration();
        String caller = at.caller().isEmpty() ? "" : " from " + at.caller();
        return effect() + " at " + method() + caller + hit + iteration;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("at", at.toMap());
        map.put("choice", choice);
        return map;
    }

    static Shot of(Map<?, ?> map) {
        return new Shot(Arrival.of((Map<?, ?>) map.get("at")), ((Number) map.get("choice")).intValue());
    }

    /** A short name, the same in every JVM. */
    String id() {
        return String.format("%08x", (int) Mixer.key(at.iteration() + "|" + at.key() + "|" + choice));
    }
}
