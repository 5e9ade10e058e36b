package io.chaoskit.junit.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** The container of a class with {@link ChaosScripts}: Surefire reports nothing but what is in one. */
final class ClassNode extends AbstractTestDescriptor {

    static final String TYPE = "class";

    private final Class<?> type;

    ClassNode(UniqueId engine, Class<?> type) {
        super(engine.append(TYPE, type.getName()), type.getSimpleName(), ClassSource.from(type));
        this.type = type;
    }

    /** The scripts that the class names. */
    List<ScriptNode> scripts() {
        String[] named = type.getAnnotation(ChaosScripts.class).value();
        return named.length == 0
                ? ScriptPaths.inClassPath(type.getPackageName().replace('.', '/')).stream()
                        .flatMap(each -> ScriptNode.ofResource(getUniqueId(), each).stream())
                        .toList()
                : Stream.of(named)
                        .flatMap(each -> ScriptPaths.below(Path.of(each)).stream())
                        .map(each -> ScriptNode.ofFile(getUniqueId(), each))
                        .toList();
    }

    /** Adds a script, unless it is there. */
    ScriptNode with(ScriptNode script) {
        for (TestDescriptor each : getChildren()) {
            if (each.getUniqueId().equals(script.getUniqueId())) {
                return (ScriptNode) each;
            }
        }
        addChild(script);
        return script;
    }

    /** What is wrong with it: a folder that is misspelt must not pass. */
    Optional<String> mistake() {
        String[] named = type.getAnnotation(ChaosScripts.class).value();
        String where = named.length == 0
                ? "in the class path below " + (type.getPackageName().isEmpty() ? "its root" : type.getPackageName())
                : "in " + String.join(", ", named) + ", seen from "
                        + Path.of("").toAbsolutePath();
        return getChildren().isEmpty()
                ? Optional.of("@ChaosScripts of " + type.getName()
                        + " must name scripts, but there is no *.chaos.groovy " + where)
                : Optional.empty();
    }

    /** Keeps the platform from leaving it out where it has no script. */
    @Override
    public boolean mayRegisterTests() {
        return true;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
