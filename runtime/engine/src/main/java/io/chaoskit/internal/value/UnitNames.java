package io.chaoskit.internal.value;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that units have elsewhere, to suggest the right one. */
public final class UnitNames {

    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("nanos", "ns"),
            Map.entry("nanosecond", "ns"),
            Map.entry("nanoseconds", "ns"),
            Map.entry("micros", "us"),
            Map.entry("microsecond", "us"),
            Map.entry("microseconds", "us"),
            Map.entry("millis", "ms"),
            Map.entry("msec", "ms"),
            Map.entry("millisecond", "ms"),
            Map.entry("milliseconds", "ms"),
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("m", "min"),
            Map.entry("mins", "min"),
            Map.entry("minute", "min"),
            Map.entry("minutes", "min"),
            Map.entry("hr", "h"),
            Map.entry("hrs", "h"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("byte", "b"),
            Map.entry("bytes", "b"),
            Map.entry("kilobyte", "kb"),
            Map.entry("kilobytes", "kb"),
            Map.entry("kib", "kb"),
            Map.entry("megabyte", "mb"),
            Map.entry("megabytes", "mb"),
            Map.entry("mib", "mb"),
            Map.entry("gigabyte", "gb"),
            Map.entry("gigabytes", "gb"),
            Map.entry("gib", "gb"));

    private UnitNames() {}

    /**
     * The unit that has another name elsewhere.
     *
     * @param unit what was typed
     * @return empty when no unit has such a name
     */
    public static Optional<String> meant(String unit) {
        return Optional.ofNullable(ELSEWHERE.get(unit.toLowerCase(Locale.ROOT)));
    }
}
