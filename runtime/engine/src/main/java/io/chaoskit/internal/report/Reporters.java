package io.chaoskit.internal.report;

import io.chaoskit.report.Reporter;
import io.chaoskit.report.Thrown;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The kinds of reports that {@link ServiceLoader} finds beside ChaosKit. Loaded when they are asked for. */
public final class Reporters {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");
    private static final String REMEDY = "; fix it, or take it off the class path";

    private final Map<String, Reporter> byKind = new TreeMap<>();

    private Reporters() {}

    /**
     * Loads all.
     *
     * @return those of ChaosKit and of jars on its class path
     * @throws IllegalStateException if one cannot be loaded, or has the kind of another: the message says what to do
     */
    public static Reporters load() {
        Reporters found = new Reporters();
        try {
            // Where ChaosKit is, so that all calls of a JVM know the same kinds.
            Iterator<Reporter> each = ServiceLoader.load(Reporter.class, Reporter.class.getClassLoader())
                    .iterator();
            while (each.hasNext()) {
                found.add(each.next());
            }
        } catch (ServiceConfigurationError e) {
            String cause =
                    e.getCause() == null ? "" : ": " + Thrown.of(e.getCause()).headline();
            throw new IllegalStateException(
                    "the reporters in META-INF/services/" + Reporter.class.getName()
                            + " must be classes of reporters, but "
                            + e.getMessage().replace(Reporter.class.getName() + ": ", "") + cause + REMEDY,
                    e);
        }
        return found;
    }

    private void add(Reporter reporter) {
        String name = reporter.getClass().getName();
        String kind = reporter.kind();
        if (kind == null || !KIND.matcher(kind).matches()) {
            throw new IllegalStateException("the kind of the reporter " + name
                    + " must be small letters, digits and hyphens, but was '" + kind + "'" + REMEDY);
        }
        Reporter other = byKind.putIfAbsent(kind, reporter);
        if (other != null) {
            throw new IllegalStateException("the kind '" + kind + "' of the reporter " + name
                    + " must be another one, but " + other.getClass().getName()
                    + " has it; rename it, or take one of them off the class path");
        }
    }

    /**
     * The kinds that there are.
     *
     * @return sorted
     */
    public List<String> kinds() {
        return List.copyOf(byKind.keySet());
    }

    /**
     * The reporter of a kind.
     *
     * @param kind as in {@code -o KIND=PATH}
     * @return empty when there is none
     */
    public Optional<Reporter> of(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }
}
