package io.chaoskit.pointcut;

import net.bytebuddy.description.type.TypeDescription;

/** An element of a parameter list. */
sealed interface Parameter permits AnyParameters, OneParameter {

    /** Whether it stands for any number of parameters, none included. */
    boolean isAnyNumber();

    /**
     * Whether it stands for one parameter of this type.
     *
     * @param varArgs whether it is the last one of a method that takes any number of arguments there
     */
    boolean matches(TypeDescription type, boolean varArgs);
}
