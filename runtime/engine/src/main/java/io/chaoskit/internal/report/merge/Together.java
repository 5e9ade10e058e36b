package io.chaoskit.internal.report.merge;

import io.chaoskit.report.ValidatorReport.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What shards say together where nothing can be added up. The shards are in the order of their numbers. */
final class Together {

    /** The gravest last. */
    static final Comparator<Status> GRAVITY =
            Comparator.comparing(List.of(Status.SKIPPED, Status.PASSED, Status.CRASHED, Status.FAILED)::indexOf);

    private static final int SHOWN = 3;
    private static final int ID_BYTES = 8;

    private Together() {}

    /** Different values of a text for people: a few of them. */
    static String join(Stream<String> texts) {
        List<String> distinct = texts.filter(each -> !each.isEmpty())
                .distinct()
                .limit(SHOWN + 1L)
                .toList();
        return distinct.size() <= SHOWN
                ? String.join(", ", distinct)
                : distinct.stream().limit(SHOWN).collect(Collectors.joining(", ")) + " and others";
    }

    static String texts(List<Part> parts, Function<Part, String> text) {
        return join(parts.stream().map(text));
    }

    static <T> List<T> distinct(List<Part> parts, Function<Part, List<T>> values) {
        return parts.stream()
                .flatMap(part -> values.apply(part).stream())
                .distinct()
                .toList();
    }

    static Instant start(List<Part> parts) {
        return parts.stream()
                .map(Part::startedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The one that took longest: shards run beside each other. */
    static Part longest(List<Part> parts) {
        Part longest = parts.get(0);
        for (Part each : parts) {
            longest = each.duration().compareTo(longest.duration()) > 0 ? each : longest;
        }
        return longest;
    }

    static Map<String, String> environment(List<Part> parts) {
        Set<String> names = new TreeSet<>();
        parts.forEach(part -> names.addAll(part.environment().keySet()));
        Map<String, String> merged = new TreeMap<>();
        names.forEach(name ->
                merged.put(name, texts(parts, part -> part.environment().getOrDefault(name, ""))));
        return merged;
    }

    /** That of all when it is one; otherwise made of theirs. */
    static String runId(List<Part> parts) {
        Set<String> ids = new TreeSet<>(parts.stream().map(Part::runId).toList());
        return ids.size() == 1 ? ids.iterator().next() : digest(String.join("+", ids));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
