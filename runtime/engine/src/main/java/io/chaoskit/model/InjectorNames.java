package io.chaoskit.model;

import io.chaoskit.effect.Injector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of injectors: gives each injector without a name one after its effect, numbered where several are alike. */
final class InjectorNames {

    private final List<Injector> injectors;
    private final Set<String> used = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    InjectorNames(List<Injector> injectors) {
        this.injectors = injectors;
    }

    List<Injector> unique() {
        injectors.forEach(each -> used.add(each.name()));
        return injectors.stream()
                .map(each ->
                        each.name().isEmpty() ? each.withName(free(each.effect().text())) : each)
                .toList();
    }

    /** Numbers are counted on: a script may have thousands that are alike. */
    private String free(String wanted) {
        String name = wanted;
        while (!used.add(name)) {
            name = wanted + " #" + numbers.merge(wanted, 2, (last, first) -> last + 1);
        }
        return name;
    }
}
