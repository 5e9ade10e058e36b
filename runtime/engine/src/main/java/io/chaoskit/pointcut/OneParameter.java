package io.chaoskit.pointcut;

import net.bytebuddy.description.type.TypeDescription;

/**
 * One parameter, for example {@code String}, {@code int[]}, {@code java.util.*}, {@code *} or {@code String...}. Three
 * dots ask for a method with variable arguments; an array also matches one, for Groovy compiles every last array so.
 */
record OneParameter(String written, Glob name, int dimensions, boolean varArgs) implements Parameter {

    static OneParameter of(String written, int dimensions, boolean varArgs) {
        return new OneParameter(written, Glob.of(TypeNames.dotted(written)), dimensions, varArgs);
    }

    @Override
    public boolean isAnyNumber() {
        return false;
    }

    @Override
    public boolean matches(TypeDescription type, boolean varArgsThere) {
        return (!varArgs || varArgsThere) && isOf(type);
    }

    private boolean isOf(TypeDescription type) {
        TypeDescription element = type;
        for (int i = varArgs ? -1 : 0; i < dimensions; i++) {
            if (!element.isArray()) {
                return false;
            }
            element = element.getComponentType();
        }
        return name.isAny() || !element.isArray() && TypeNames.isNamed(name, element.getName());
    }

    @Override
    public String toString() {
        return written + "[]".repeat(dimensions) + (varArgs ? "..." : "");
    }
}
