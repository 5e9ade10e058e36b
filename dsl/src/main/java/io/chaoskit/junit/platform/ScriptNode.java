package io.chaoskit.junit.platform;

import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.value.SourceLocation;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/** The container of a script, and which of its scenarios and tests were selected. What is in it is known when it has been read. */
final class ScriptNode extends AbstractTestDescriptor {

    static final String FILE = "script";
    static final String RESOURCE = "resource";
    static final String SCENARIO = "scenario";

    private final Path file;
    private final Optional<String> resource;
    private final Set<UniqueId> chosen = new LinkedHashSet<>();

    private ScriptNode(UniqueId id, String name, Path file, Optional<String> resource) {
        super(id, name, source(file, resource, SourceLocation.UNKNOWN));
        this.file = file;
        this.resource = resource;
    }

    /** A script by its file. */
    static ScriptNode ofFile(UniqueId parent, Path file) {
        String shown = ScriptSource.shown(file.normalize());
        return new ScriptNode(parent.append(FILE, shown), shown, Path.of(shown), Optional.empty());
    }

    /** A script by its name in the class path; empty when it is not there as a file. */
    static Optional<ScriptNode> ofResource(UniqueId parent, String name) {
        return ScriptPaths.resource(name)
                .map(file -> new ScriptNode(parent.append(RESOURCE, name), name, file, Optional.of(name)));
    }

    Path file() {
        return file;
    }

    /** Selects the script, a scenario or a test of it. */
    ScriptNode choose(UniqueId id) {
        chosen.add(id);
        return this;
    }

    /** Whether something is selected that is, contains or is in what has this id. */
    boolean wants(UniqueId id) {
        return chosen.stream().anyMatch(each -> each.hasPrefix(id) || id.hasPrefix(each));
    }

    /**
     * The name of a test. Below a class it has the names of the script and the scenario as well: Surefire knows a test by its class and its name
     * only, and takes two of the same for one that was repeated.
     */
    String nameOf(String scenario, String test) {
        String simple = file.getFileName().toString().replace(ScriptPaths.SUFFIX, "");
        boolean belowClass = getParent().filter(ClassNode.class::isInstance).isPresent();
        return belowClass ? simple + ": " + scenario + ": " + test : test;
    }

    /** The names of scenarios that are selected on their own. */
    List<String> scenariosChosen() {
        int depth = getUniqueId().getSegments().size();
        return chosen.stream()
                .map(UniqueId::getSegments)
                .filter(all -> all.size() > depth)
                .map(all -> all.get(depth))
                .filter(each -> each.getType().equals(SCENARIO))
                .map(Segment::getValue)
                .distinct()
                .toList();
    }

    /** A place in the script, or in another file that it was written in. */
    TestSource source(SourceLocation at) {
        boolean elsewhere = at.known() && !Path.of(at.file()).toAbsolutePath().equals(file.toAbsolutePath());
        return elsewhere ? source(Path.of(at.file()), Optional.empty(), at) : source(file, resource, at);
    }

    private static TestSource source(Path file, Optional<String> resource, SourceLocation at) {
        FilePosition position = at.line() == 0
                ? null
                : at.column() == 0 ? FilePosition.from(at.line()) : FilePosition.from(at.line(), at.column());
        return resource.<TestSource>map(name -> ClasspathResourceSource.from(name, position))
                .orElseGet(() -> FileSource.from(file.toAbsolutePath().toFile(), position));
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public boolean mayRegisterTests() {
        return true;
    }
}
