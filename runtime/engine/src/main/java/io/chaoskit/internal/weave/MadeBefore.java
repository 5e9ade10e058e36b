package io.chaoskit.internal.weave;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Woven class files of the JDK's classes, for the next run that weaves them in the same way: most of the time goes into making them.
 * Forgotten when memory is short. Used by any thread.
 */
final class MadeBefore {

    private record Made(byte[] from, byte[] to) {}

    private final Map<String, SoftReference<Made>> made = new ConcurrentHashMap<>();

    /** What was made of the very same class file; null when that is not known. */
    byte[] get(String name, byte[] classFile) {
        SoftReference<Made> kept = made.get(name);
        Made before = kept == null ? null : kept.get();
        return before != null && Arrays.equals(before.from, classFile) ? before.to : null;
    }

    void put(String name, byte[] classFile, byte[] woven) {
        made.put(name, new SoftReference<>(new Made(classFile, woven)));
    }
}
