package io.chaoskit.junit.platform;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.PackageNameFilter;
import org.junit.platform.engine.discovery.PackageSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Finds the scripts that selectors name. Those in the class path are chosen among by package filters, as classes are.
 *
 * @param packages the packages that are searched
 */
record ScriptSelection(Predicate<String> packages) implements SelectorResolver {

    static final EngineDiscoveryRequestResolver<TestDescriptor> RESOLVER = EngineDiscoveryRequestResolver.builder()
            .addSelectorResolver(context -> of(context.getDiscoveryRequest()))
            .build();

    private static ScriptSelection of(EngineDiscoveryRequest request) {
        return new ScriptSelection(Filter.composeFilters(request.getFiltersByType(PackageNameFilter.class))
                .toPredicate());
    }

    @Override
    public Resolution resolve(FileSelector selector, Context context) {
        return file(selector.getFile(), context);
    }

    private static Resolution file(File file, Context context) {
        return ScriptPaths.isScript(file.getName()) && file.isFile()
                ? script(context, engine -> Optional.of(ScriptNode.ofFile(engine, file.toPath())), Optional.empty())
                : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(DirectorySelector selector, Context context) {
        return files(ScriptPaths.below(selector.getDirectory().toPath()));
    }

    private static Resolution files(List<Path> files) {
        return selectors(files.stream().map(each -> DiscoverySelectors.selectFile(each.toFile())));
    }

    @Override
    public Resolution resolve(ClasspathRootSelector selector, Context context) {
        return resources(ScriptPaths.belowRoot(selector.getClasspathRoot()));
    }

    @Override
    public Resolution resolve(PackageSelector selector, Context context) {
        return resources(ScriptPaths.inClassPath(selector.getPackageName().replace('.', '/')));
    }

    private Resolution resources(Collection<String> names) {
        return selectors(names.stream()
                .filter(each -> packages.test(ScriptPaths.packageOf(each)))
                .map(DiscoverySelectors::selectClasspathResource));
    }

    @Override
    public Resolution resolve(ClasspathResourceSelector selector, Context context) {
        String name = selector.getClasspathResourceName();
        return ScriptPaths.isScript(name)
                ? script(context, engine -> ScriptNode.ofResource(engine, name), Optional.empty())
                : resources(ScriptPaths.inClassPath(name));
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        return type(
                selector::getJavaClass,
                context,
                node -> node.scripts().forEach(each -> node.with(each).choose(each.getUniqueId())));
    }

    /** Adds the container of a class that names scripts. */
    private static Resolution type(Supplier<Class<?>> named, Context context, Consumer<ClassNode> scripts) {
        Class<?> type;
        try {
            type = named.get();
        } catch (JUnitException notThere) {
            // Another engine's business.
            return Resolution.unresolved();
        }
        if (!type.isAnnotationPresent(ChaosScripts.class)) {
            return Resolution.unresolved();
        }
        Optional<ClassNode> node =
                context.addToParent(engine -> Optional.of(new ClassNode(engine.getUniqueId(), type)));
        node.ifPresent(scripts);
        return match(node);
    }

    /** A script, or a scenario or a test of one, or a class that names scripts. */
    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        if (id.getSegments().size() < 2) {
            return Resolution.unresolved();
        }
        Segment first = id.getSegments().get(1);
        String value = first.getValue();
        return switch (first.getType()) {
            case ScriptNode.FILE ->
                script(context, engine -> Optional.of(ScriptNode.ofFile(engine, Path.of(value))), Optional.of(id));
            case ScriptNode.RESOURCE ->
                script(context, engine -> ScriptNode.ofResource(engine, value), Optional.of(id));
            case ClassNode.TYPE ->
                type(() -> DiscoverySelectors.selectClass(value).getJavaClass(), context, node -> choose(node, id));
            default -> Resolution.unresolved();
        };
    }

    private static void choose(ClassNode node, UniqueId id) {
        for (ScriptNode each : node.scripts()) {
            if (id.hasPrefix(each.getUniqueId()) || each.getUniqueId().hasPrefix(id)) {
                node.with(each).choose(id);
            }
        }
    }

    /** Adds a script, or finds the one that was added, and selects a part of it, or all. */
    private static Resolution script(
            Context context, Function<UniqueId, Optional<ScriptNode>> script, Optional<UniqueId> part) {
        Optional<ScriptNode> node = context.addToParent(parent -> script.apply(parent.getUniqueId()));
        node.ifPresent(each -> each.choose(part.orElseGet(each::getUniqueId)));
        return match(node);
    }

    private static Resolution match(Optional<? extends TestDescriptor> node) {
        return node.map(each -> Resolution.match(Match.exact(each))).orElseGet(Resolution::unresolved);
    }

    private static Resolution selectors(Stream<? extends DiscoverySelector> found) {
        Set<DiscoverySelector> all = found.collect(Collectors.toCollection(LinkedHashSet::new));
        return all.isEmpty() ? Resolution.unresolved() : Resolution.selectors(all);
    }
}
