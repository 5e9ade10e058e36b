package io.chaoskit.internal.pointcut;

import net.bytebuddy.description.method.MethodDescription;

/** A pattern for the name of a method, or for constructors. */
record MemberPattern(Glob name, boolean constructor) {

    static final String NEW = "new";

    static MemberPattern of(String written) {
        return new MemberPattern(Glob.of(written), written.equals(NEW));
    }

    boolean matches(MethodDescription method) {
        return constructor ? method.isConstructor() : method.isMethod() && name.matches(method.getName());
    }

    /** Names that the compiler makes have a dollar sign; people who mean them write it. */
    boolean spellsOut(MethodDescription method) {
        return !constructor && matches(method) && (name.isExact() || name.text().contains("$"));
    }

    @Override
    public String toString() {
        return name.text();
    }
}
