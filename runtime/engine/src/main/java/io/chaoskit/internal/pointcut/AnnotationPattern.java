package io.chaoskit.internal.pointcut;

import net.bytebuddy.description.annotation.AnnotationList;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** A pattern for annotations: matches types and methods that carry one, named in full or by its simple name. */
record AnnotationPattern(String written, Glob name) {

    static AnnotationPattern of(String written) {
        return new AnnotationPattern(written, Glob.of(TypeNames.dotted(written)));
    }

    /** On the class itself, or inherited from a super-class when the annotation is {@code @Inherited}. */
    boolean isOn(TypeDescription type) {
        return isAmong(type.getInheritedAnnotations());
    }

    boolean isOn(MethodDescription method) {
        return isAmong(method.getDeclaredAnnotations());
    }

    boolean isNamed(String binaryName) {
        return TypeNames.isNamed(name, binaryName);
    }

    private boolean isAmong(AnnotationList annotations) {
        return annotations.stream()
                .anyMatch(each -> isNamed(each.getAnnotationType().getName()));
    }

    @Override
    public String toString() {
        return "@" + written;
    }
}
