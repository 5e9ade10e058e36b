package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Throws one of what a method's callers must expect: each checked exception that it declares, an unchecked one, and an error. Drawn for each
 * fault; a sweep tries each of them.
 *
 * @param unchecked whether a {@link RuntimeException} is among them
 * @param errors whether an {@link Error} is among them
 */
record AnyException(boolean unchecked, boolean errors) implements Effect {

    private static final int CHOICE = 3;
    private static final String UNCHECKED = "java.lang.RuntimeException";
    private static final String ERROR = "java.lang.Error";

    @Override
    public void apply(Hit hit) throws Throwable {
        List<String> types = types(hit.call().method());
        int chosen = hit.choose(CHOICE, types.size());
        Throwing.OfType exception =
                new Throwing.OfType(type(types.get(chosen), hit.call().declaring()), null);
        hit.chose(chosen, exception.text());
        exception.apply(hit);
    }

    /** As the class sees it whose method declares it. */
    private static Class<? extends Throwable> type(String name, Class<?> by) throws ClassNotFoundException {
        return Class.forName(name, true, by.getClassLoader()).asSubclass(Throwable.class);
    }

    private List<String> types(MethodShape method) {
        List<String> types = new ArrayList<>(method.exceptions());
        if (unchecked) {
            types.add(UNCHECKED);
        }
        if (errors) {
            types.add(ERROR);
        }
        return types;
    }

    @Override
    public List<String> choices(MethodShape method) {
        return types(method).stream()
                .map(each -> "exception(" + each.substring(each.lastIndexOf('.') + 1) + ")")
                .toList();
    }

    @Override
    public Optional<String> misfit(MethodShape method) {
        return types(method).isEmpty()
                ? Optional.of(text() + " must be on methods that declare a checked exception, but " + method.text()
                        + " declares none that can be made; leave 'unchecked: false' out")
                : Optional.empty();
    }

    @Override
    public boolean needsMethod() {
        return true;
    }

    @Override
    public List<Site> defaultSites() {
        return List.of();
    }

    @Override
    public String text() {
        List<String> options = new ArrayList<>();
        if (!unchecked) {
            options.add("unchecked: false");
        }
        if (errors) {
            options.add("errors: true");
        }
        return "anyException(" + String.join(", ", options) + ")";
    }
}
