package io.chaoskit.internal.pointcut;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;
import net.bytebuddy.dynamic.scaffold.MethodGraph;

/** The bridge methods of a type, and the methods they lead to. Climbs to the super-types only for a type that has bridges. */
final class Bridges {

    private final TypeDescription type;
    private volatile MethodGraph graph;

    Bridges(TypeDescription type) {
        this.type = type;
    }

    /** One of the same type, or of a super-class that is not visible; empty for what is no bridge. */
    Optional<MethodDescription> target(MethodDescription method) {
        if (!method.isBridge()) {
            return Optional.empty();
        }
        return sameParameters(method).or(() -> onlyOne(method)).or(() -> overriding(method));
    }

    /**
     * The quick way for most bridges of generic types: one method of this name takes what the bridge can be given. Not below a class that is not
     * public and has such a method: the bridge may only make that one visible.
     */
    private Optional<MethodDescription> onlyOne(MethodDescription bridge) {
        List<MethodDescription> found = type.getDeclaredMethods().stream()
                .filter(each -> !each.isBridge() && each.getName().equals(bridge.getName()))
                .filter(each -> takesLess(erasures(each), erasures(bridge)))
                .map(MethodDescription.class::cast)
                .toList();
        return found.size() == 1 && !mayMakeVisible(bridge) ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean takesLess(TypeList narrow, TypeList wide) {
        return narrow.size() == wide.size()
                && IntStream.range(0, wide.size())
                        .allMatch(each -> narrow.get(each).isAssignableTo(wide.get(each)));
    }

    private boolean mayMakeVisible(MethodDescription bridge) {
        for (TypeDefinition each = type.getSuperClass(); each != null; each = each.getSuperClass()) {
            TypeDescription above = each.asErasure();
            if (!above.isPublic()
                    && above.getDeclaredMethods().stream()
                            .anyMatch(method -> method.getName().equals(bridge.getName())
                                    && !method.isAbstract()
                                    && erasures(method).equals(erasures(bridge)))) {
                return true;
            }
        }
        return false;
    }

    /** The quick way, for a bridge that differs in nothing but what it returns. */
    private Optional<MethodDescription> sameParameters(MethodDescription bridge) {
        return type.getDeclaredMethods().stream()
                .filter(each -> !each.isBridge() && each.getName().equals(bridge.getName()))
                .filter(each -> erasures(each).equals(erasures(bridge)))
                .map(MethodDescription.class::cast)
                .findFirst();
    }

    private static TypeList erasures(MethodDescription method) {
        return method.getParameters().asTypeList().asErasures();
    }

    private Optional<MethodDescription> overriding(MethodDescription bridge) {
        MethodGraph.Node node = graph().locate(bridge.asSignatureToken());
        return node.getSort().isResolved()
                ? Optional.of(node.getRepresentative()).filter(each -> !each.isBridge())
                : Optional.empty();
    }

    private MethodGraph graph() {
        if (graph == null) {
            graph = MethodGraph.Compiler.DEFAULT.compile((TypeDefinition) type);
        }
        return graph;
    }
}
