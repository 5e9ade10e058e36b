package io.chaoskit.internal.dsl.block;

import groovy.lang.Closure;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import io.chaoskit.validator.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * The script, specification or closure around a scenario, whose methods and properties its blocks can use.
 *
 * @param owner empty for the words behind {@code inject}, where only words may stand
 */
record Surroundings(Optional<Object> owner) {

    static final Surroundings NONE = new Surroundings(Optional.empty());

    static Surroundings of(Object owner) {
        return new Surroundings(Optional.of(owner));
    }

    private List<Object> receivers() {
        List<Object> all = new ArrayList<>();
        if (owner.isEmpty()) {
            return all;
        }
        Object outer = owner.get();
        while (outer instanceof Closure<?> closure) {
            if (closure.getDelegate() != closure.getOwner()) {
                all.add(closure.getDelegate());
            }
            outer = closure.getOwner();
        }
        all.add(outer);
        return all;
    }

    /** Whether the outermost is a script. */
    boolean isScript() {
        List<Object> all = receivers();
        return !all.isEmpty() && all.get(all.size() - 1) instanceof Script;
    }

    /** Whether there is such a variable or property. */
    boolean hasProperty(String name) {
        return receivers().stream()
                .anyMatch(each -> inBinding(each, name)
                        || each instanceof Map
                        || InvokerHelper.getMetaClass(each).hasProperty(each, name) != null);
    }

    /** Whether there is such a method, or a closure in the script's binding. */
    boolean has(String method) {
        return receivers().stream().anyMatch(each -> !methods(each, method).isEmpty() || inBinding(each, method));
    }

    boolean makesValidator(String method) {
        return receivers().stream()
                .flatMap(each -> methods(each, method).stream())
                .anyMatch(each -> Validator.class.isAssignableFrom(each.getReturnType()));
    }

    /** Calls a method of what is around, when there is one. */
    Object call(String method, Object[] arguments, Supplier<Object> otherwise) {
        for (Object each : receivers()) {
            if (!methods(each, method).isEmpty()) {
                return InvokerHelper.invokeMethod(each, method, arguments);
            }
            if (inBinding(each, method)) {
                return InvokerHelper.invokeClosure(((Script) each).getBinding().getVariable(method), arguments);
            }
        }
        return otherwise.get();
    }

    Object property(String name) {
        return InvokerHelper.getProperty(
                owner.orElseThrow(() -> new MissingPropertyException(name, ScriptBlock.class)), name);
    }

    void setProperty(String name, Object value) {
        InvokerHelper.setProperty(
                owner.orElseThrow(() -> new MissingPropertyException(name, ScriptBlock.class)), name, value);
    }

    private static boolean inBinding(Object outer, String name) {
        return outer instanceof Script script && script.getBinding().hasVariable(name);
    }

    /** The method that a script is, with its variants: called in it, it would read the script again. */
    private static boolean isScriptItself(Object outer, MetaMethod method) {
        return outer instanceof Script
                && method.getName().equals("run")
                && (method.getParameterTypes().length == 0
                        || method.getDeclaringClass().getTheClass() == Script.class);
    }

    /** Groovy gives every object methods such as {@code inject} and {@code any}; those are never meant here. */
    private static List<MetaMethod> methods(Object outer, String name) {
        MetaClass known = outer instanceof Class<?> type
                ? GroovySystem.getMetaClassRegistry().getMetaClass(type)
                : InvokerHelper.getMetaClass(outer);
        return known.respondsTo(outer, name).stream()
                .filter(each -> each.getDeclaringClass().getTheClass() != Object.class)
                .filter(each -> !isScriptItself(outer, each))
                .toList();
    }
}
