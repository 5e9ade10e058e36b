package io.chaoskit.internal.pointcut;

import java.util.List;
import java.util.stream.Collectors;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** A pattern for a list of parameters, by the erasures of their types. */
record ParametersPattern(List<Parameter> parameters) {

    static final ParametersPattern ANY = new ParametersPattern(List.of(new Any()));

    ParametersPattern {
        parameters = List.copyOf(parameters);
    }

    /** Goes back to the last {@code ..} only: as with wildcards in file names, that is enough. */
    boolean matches(MethodDescription method) {
        List<TypeDescription> types = method.getParameters().asTypeList().asErasures();
        int at = 0;
        int lastAny = -1;
        int takenByAny = 0;
        int type = 0;
        while (type < types.size()) {
            if (isAnyNumber(at)) {
                lastAny = at++;
                takenByAny = type;
            } else if (at < parameters.size()
                    && parameters.get(at).matches(types.get(type), isVarArgs(method, types, type))) {
                at++;
                type++;
            } else if (lastAny >= 0) {
                at = lastAny + 1;
                type = ++takenByAny;
            } else {
                return false;
            }
        }
        return parameters.stream().skip(at).allMatch(Parameter::isAnyNumber);
    }

    private boolean isAnyNumber(int at) {
        return at < parameters.size() && parameters.get(at).isAnyNumber();
    }

    private static boolean isVarArgs(MethodDescription method, List<TypeDescription> types, int index) {
        return index == types.size() - 1 && method.isVarArgs();
    }

    @Override
    public String toString() {
        return parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    /** An element of a parameter list. */
    sealed interface Parameter permits Any, One {

        /** Whether it stands for any number of parameters, none included. */
        boolean isAnyNumber();

        /**
         * Whether it stands for one parameter of this type.
         *
         * @param varArgs whether it is the last one of a method that takes any number of arguments there
         */
        boolean matches(TypeDescription type, boolean varArgs);
    }

    /** Any number of parameters of any type: {@code ..}. */
    record Any() implements Parameter {

        @Override
        public boolean isAnyNumber() {
            return true;
        }

        @Override
        public boolean matches(TypeDescription type, boolean varArgs) {
            return true;
        }

        @Override
        public String toString() {
            return "..";
        }
    }

    /**
     * One parameter, for example {@code String}, {@code int[]}, {@code java.util.*}, {@code *} or {@code String...}. Three
     * dots ask for a method with variable arguments; an array also matches one, for Groovy compiles every last array so.
     */
    record One(String written, Glob name, int dimensions, boolean varArgs) implements Parameter {

        static One of(String written, int dimensions, boolean varArgs) {
            return new One(written, Glob.of(TypeNames.dotted(written)), dimensions, varArgs);
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
}
