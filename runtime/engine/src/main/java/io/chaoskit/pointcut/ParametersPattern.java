package io.chaoskit.pointcut;

import java.util.List;
import java.util.stream.Collectors;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Matches a list of parameters by the erasures of their types. */
record ParametersPattern(List<Parameter> parameters) {

    static final ParametersPattern ANY = new ParametersPattern(List.of(new AnyParameters()));

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
}
