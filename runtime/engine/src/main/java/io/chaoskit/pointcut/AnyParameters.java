package io.chaoskit.pointcut;

import net.bytebuddy.description.type.TypeDescription;

/** Any number of parameters of any type: {@code ..}. */
record AnyParameters() implements Parameter {

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
