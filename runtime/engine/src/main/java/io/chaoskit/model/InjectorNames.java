package io.chaoskit.model;

import io.chaoskit.effect.Injector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of injectors: gives each injector without a name one after its effect, numbered where several are alike. */
final class InjectorNames {

    private final List<Injector> injectors;
    private final Set<String> used = new HashSet<>();

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

    private String free(String wanted) {
        String name = wanted;
        for (int number = 2; !used.add(name); number++) {
            name = wanted + " #" + number;
        }
        return name;
    }
}
