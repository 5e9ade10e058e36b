package io.chaoskit.cli;

import groovy.lang.Binding;
import groovy.lang.Script;
import io.chaoskit.dsl.unit.UnitsModule;
import io.chaoskit.internal.dsl.block.ReadFailure;
import io.chaoskit.internal.dsl.script.ScriptHome;
import io.chaoskit.model.InvalidScenarioException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Set;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.MethodClosure;

/**
 * A script that another one loads: it is evaluated in the variables of that one, which gets its methods as well.
 *
 * @param caller the script that loads it
 * @param file as it is shown
 */
record LoadedFile(Script caller, String file) {

    private static final Set<String> OF_SCRIPTS = Set.of("run", "main");

    /** The value of the script; throws everything that is wrong with it. */
    Object value() {
        try {
            ClassLoader parent = caller.getClass().getClassLoader();
            Path path = ScriptLoader.readable(file);
            ScriptHome.of(parent).ifPresent(home -> home.add(path));
            UnitsModule.register();
            return evaluate(ScriptLoader.compile(parent, new HashMap<>(), file, path));
        } catch (MistakesFound found) {
            throw new InvalidScenarioException(file, found.mistakes());
        }
    }

    private Object evaluate(Class<?> type) {
        if (!Script.class.isAssignableFrom(type)) {
            return type;
        }
        Script script = InvokerHelper.createScript(type, caller.getBinding());
        share(script, caller.getBinding());
        try {
            return script.run();
        } catch (Exception | Error e) {
            InvalidScenarioException told = new InvalidScenarioException(file, ReadFailure.ofScript(type, e));
            told.initCause(e);
            throw told;
        }
    }

    /** The caller calls its methods as closures in variables; a method of its own comes before them. */
    private static void share(Script script, Binding variables) {
        Arrays.stream(script.getClass().getDeclaredMethods())
                .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
                .map(Method::getName)
                .filter(name -> !OF_SCRIPTS.contains(name) && name.indexOf('$') < 0)
                .distinct()
                .forEach(name -> variables.setVariable(name, new MethodClosure(script, name)));
    }
}
