package io.chaoskit.dsl.transform;

import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Has a method with a scenario compiled dynamically in a class that is compiled statically: the words of a scenario are found when it is
 * read. The rest of the class stays as it is.
 */
final class DynamicMethod {

    private static final String MODE = "groovy.transform.TypeCheckingMode";
    private static final String SKIP = "SKIP";
    /** Names are not resolved at this phase. */
    private static final Set<String> STATIC =
            Set.of("CompileStatic", "groovy.transform.CompileStatic", "TypeChecked", "groovy.transform.TypeChecked");

    private DynamicMethod() {}

    /** A scenario, or faults; {@code method} is null where they stand in a field, or on a class. */
    static void around(ASTNode words, MethodNode method, ClassNode type, SourceUnit unit) {
        Optional<AnnotationNode> own = method == null ? Optional.empty() : staticOf(method);
        Optional<AnnotationNode> around = own.isPresent() ? Optional.empty() : aroundOf(type);
        if (own.isPresent() && !isSkipped(own.get())) {
            reject(words, "a method", own.get(), unit);
        } else if (around.isPresent() && method == null) {
            reject(words, "a class", around.get(), unit);
        } else {
            around.ifPresent(each -> method.addAnnotation(skipping(each)));
        }
    }

    private static void reject(ASTNode words, String where, AnnotationNode annotation, SourceUnit unit) {
        String what = words instanceof AnnotationNode faults
                ? "the faults of @" + name(faults) + " must be compiled dynamically, but are on "
                : "a scenario must be compiled dynamically, but is in ";
        unit.addError(
                new SyntaxException(what + where + " with @" + name(annotation) + "; use a method without it", words));
    }

    private static Optional<AnnotationNode> aroundOf(ClassNode type) {
        Optional<AnnotationNode> own = staticOf(type);
        return own.isPresent() || type.getOuterClass() == null ? own : aroundOf(type.getOuterClass());
    }

    private static Optional<AnnotationNode> staticOf(AnnotatedNode annotated) {
        return annotated.getAnnotations().stream()
                .filter(each -> STATIC.contains(each.getClassNode().getName()))
                .findFirst();
    }

    private static boolean isSkipped(AnnotationNode annotation) {
        return annotation.getMember("value") != null
                && annotation.getMember("value").getText().endsWith(SKIP);
    }

    private static AnnotationNode skipping(AnnotationNode annotation) {
        AnnotationNode skipping = new AnnotationNode(ClassHelper.make("groovy.transform." + name(annotation)));
        skipping.setMember("value", new PropertyExpression(new ClassExpression(ClassHelper.make(MODE)), SKIP));
        return skipping;
    }

    private static String name(AnnotationNode annotation) {
        String name = annotation.getClassNode().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
