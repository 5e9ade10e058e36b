package io.chaoskit.internal.spock;

import groovy.lang.Binding;
import groovy.lang.Closure;
import io.chaoskit.effect.Injector;
import io.chaoskit.internal.dsl.block.FaultsBlock;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.ScenarioBuilder;
import java.lang.reflect.Constructor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spockframework.runtime.extension.ExtensionException;

/** The closures of annotations, which see the specification that they are on, and the data variables of the row. */
final class FaultClosure {

    private FaultClosure() {}

    /** The faults of all closures as one scenario; names that are there twice get a number. */
    static Scenario read(
            String name, List<Class<? extends Closure<?>>> closures, Object specification, Map<String, Object> row) {
        Scenario all = read(name, closures.get(0), specification, row);
        for (Class<? extends Closure<?>> each : closures.subList(1, closures.size())) {
            all = both(all, read(name, each, specification, row));
        }
        return all;
    }

    private static Scenario read(
            String name, Class<? extends Closure<?>> closure, Object specification, Map<String, Object> row) {
        return FaultsBlock.read(name, make(closure, new Surroundings(specification, row), specification));
    }

    private static Closure<?> make(Class<? extends Closure<?>> type, Object owner, Object self) {
        try {
            Constructor<? extends Closure<?>> constructor = type.getDeclaredConstructor(Object.class, Object.class);
            constructor.setAccessible(true);
            return constructor.newInstance(owner, self);
        } catch (ReflectiveOperationException e) {
            throw new ExtensionException("the faults of @Chaos must be a closure, but were " + type.getName(), e);
        }
    }

    private static Scenario both(Scenario first, Scenario second) {
        ScenarioBuilder<Object> both = first.toBuilder();
        Set<String> names = new HashSet<>();
        first.injectors().forEach(each -> names.add(each.name()));
        second.injectors().forEach(each -> both.inject(renamed(each, names)));
        second.resources().forEach(both::resource);
        second.seed().ifPresent(both::seed);
        both.reach(second.reach().compareTo(first.reach()) > 0 ? second.reach() : first.reach());
        return both.build();
    }

    private static Injector renamed(Injector injector, Set<String> taken) {
        String name = injector.name();
        for (int i = 2; !taken.add(name); i++) {
            name = injector.name() + " " + i;
        }
        return injector.withName(name);
    }

    /** A closure around the one that is read: the row first, then the specification. */
    private static final class Surroundings extends Closure<Object> {

        private static final long serialVersionUID = 1L;

        Surroundings(Object specification, Map<String, Object> row) {
            super(specification, specification);
            setDelegate(new Binding(row));
            setResolveStrategy(DELEGATE_FIRST);
        }
    }
}
