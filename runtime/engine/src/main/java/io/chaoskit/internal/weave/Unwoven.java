package io.chaoskit.internal.weave;

import io.chaoskit.internal.pointcut.TypeNames;
import io.chaoskit.pointcut.Pointcut;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A class that could not be woven, or not be restored.
 *
 * @param type its name
 * @param restoring whether it was woven, and could not be restored
 * @param reason why, in the words of the JVM
 * @param used whether it is initialised or was unloaded: then its methods may have been called
 * @param pointcuts which mean it; empty for what is woven without one
 */
public record Unwoven(String type, boolean restoring, String reason, boolean used, List<Pointcut> pointcuts) {

    /** Copies the pointcuts. */
    public Unwoven {
        pointcuts = List.copyOf(pointcuts);
    }

    /**
     * Whether a fault may have been missed: the class was used, or a pointcut names it.
     *
     * @return false for a class that only a wildcard means and that was never used
     */
    public boolean missed() {
        return used || pointcuts.stream().anyMatch(this::isNamedBy);
    }

    private boolean isNamedBy(Pointcut pointcut) {
        return pointcut.matcher().namedTypes().stream()
                .anyMatch(each -> TypeNames.binaryNames(each).contains(type));
    }

    /**
     * What could not be done.
     *
     * @return for example {@code could not be woven}
     */
    public String problem() {
        return restoring ? "could not be restored" : "could not be woven";
    }

    /**
     * What could not be done, to which class, and why.
     *
     * @return for example {@code could not be woven: com.acme.Stats: NoClassDefFoundError: com/codahale/metrics/Timer}
     */
    public String text() {
        return problem() + ": " + type + ": " + reason;
    }

    /** Rejects classes that stay woven although they are in use. */
    static void requireUnused(List<Unwoven> restored) {
        String left = restored.stream()
                .filter(each -> each.restoring() && each.used())
                .map(each -> each.type() + ": " + each.reason())
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            throw new IllegalStateException("woven classes could not be restored: " + left);
        }
    }
}
