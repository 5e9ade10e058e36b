package io.chaoskit.model;

import io.chaoskit.injector.Injector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each injector without a name one after its effect, numbered where several are alike. */
final class InjectorNames {

    private final List<Injector> injectors;
    private final Map<String, Integer> used = new HashMap<>();

    InjectorNames(List<Injector> injectors) {
        this.injectors = injectors;
    }

    List<Injector> unique() {
        injectors.forEach(each -> used.put(each.name(), 1));
        return injectors.stream()
                .map(each ->
                        each.name().isEmpty() ? each.withName(free(each.effect().text())) : each)
                .toList();
    }

    private String free(String wanted) {
        int count = used.merge(wanted, 1, Integer::sum);
        return count == 1 ? wanted : wanted + " #" + count;
    }
}
