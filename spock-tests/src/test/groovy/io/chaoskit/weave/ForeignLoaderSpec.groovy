package io.chaoskit.weave

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.nio.file.Files
import java.nio.file.Path

/** Classes of class loaders that do not see ChaosKit, as plug-ins, modules and application servers have them. */
class ForeignLoaderSpec extends ChaosSpec {

    /** Nothing but the pointcut needs a gate before the boot class loader, so it comes when the first of these classes is loaded. */
    static final String SCRIPT = '''\
        import java.lang.module.ModuleFinder
        import java.nio.file.Path

        def folder = Path.of(env.PLUGINS)
        def plugin = { parent -> new URLClassLoader([folder.toUri().toURL()] as URL[], parent).loadClass('plug.Plugin') }
        def module = {
            def resolved = ModuleLayer.boot().configuration().resolve(ModuleFinder.of(folder), ModuleFinder.of(), ['plug'])
            ModuleLayer.boot().defineModulesWithOneLoader(resolved, ClassLoader.platformClassLoader).findLoader('plug').loadClass('plug.Plugin')
        }
        scenario('plug-ins') {
            target { println([plugin(null), plugin(ClassLoader.platformClassLoader), module(), plugin(getClass().classLoader)]*.step()) }
            inject returning(7) on later('plug.Plugin.step()')
            repeat 2
        }
        '''.stripIndent()

    /** It is suspended once, and goes on when {@code step()} says so. */
    static final String SUSPENDED = '''\
        package plug;
        import kotlin.coroutines.Continuation;
        import kotlin.coroutines.CoroutineContext;
        import kotlin.coroutines.intrinsics.CoroutineSingletons;
        import kotlin.coroutines.jvm.internal.ContinuationImpl;
        public class Plugin {
            public static Object wait(Continuation<? super Integer> completion) {
                Wait go = completion instanceof Wait own && own.label < 0 ? own : new Wait(completion);
                go.label -= go.label < 0 ? Integer.MIN_VALUE : 0;
                if (go.label > 0) {
                    return go.result;
                }
                go.label = 1;
                waiting = go;
                return CoroutineSingletons.COROUTINE_SUSPENDED;
            }
            static Continuation<Object> waiting;
            static final class Wait extends ContinuationImpl {
                int label;
                Object result;
                Wait(Continuation<?> completion) {
                    super(completion);
                }
                protected Object invokeSuspend(Object given) {
                    result = given;
                    label |= Integer.MIN_VALUE;
                    return Plugin.wait(this);
                }
            }
            public static Object step() {
                Object[] value = new Object[1];
                wait(new Continuation<Integer>() {
                    public CoroutineContext getContext() {
                        return null;
                    }
                    public void resumeWith(Object result) {
                        value[0] = result;
                    }
                });
                waiting.resumeWith(6);
                return value[0];
            }
        }
        '''.stripIndent()

    @TempDir
    Path folder

    def "are woven when the run loads them"() {
        given:
        compile('module-info.java': 'module plug { exports plug; }',
            'Plugin.java': 'package plug; public class Plugin { public static int step() { return 1; } }')

        when:
        def run = run(SCRIPT)

        then:
        run.exitCode == 0
        run.out.readLines()[0..2] == ['[7, 7, 7, 7]', '[7, 7, 7, 7]', 'PASS  plug-ins']
        run.out.contains("returning(7)  8 hits, 8 fired  at later('plug.Plugin.step()')")
    }

    def "have suspend functions that are hit once a call"() {
        given:
        def exported = ['plug', 'kotlin', 'kotlin.coroutines', 'kotlin.coroutines.intrinsics', 'kotlin.coroutines.jvm.internal']
        compile(['module-info.java': "module plug { ${exported.collect { "exports $it;" }.join(' ')} }", 'Plugin.java': SUSPENDED] + kotlin())

        when:
        def run = run(SCRIPT.replace("returning(7) on later('plug.Plugin.step()')", "corrupt { it + 1 } on later('plug.Plugin.wait(..)')"))

        then:
        run.exitCode == 0
        run.out.readLines()[0..2] == ['[7, 7, 7, 7]', '[7, 7, 7, 7]', 'PASS  plug-ins']
        run.out.contains("corrupt {…}  8 hits, 8 fired  at later('plug.Plugin.wait(..)')")
    }

    private Launch run(String text) {
        def script = folder.resolve('plugins.groovy')
        script.text = text
        Launch.run([Launch.JAVA, '-XX:TieredStopAtLevel=1', '-XX:+EnableDynamicAgentLoading', '-cp', Launch.classPath(),
            'io.chaoskit.cli.Main', 'run', script, '-e', "PLUGINS=${folder.resolve('classes')}"])
    }

    /** The types of Kotlin's that suspend functions need. */
    private static Map<String, String> kotlin() {
        def sources = Launch.BASE.resolve('spock-tests/src/test/java/kotlin')
        Files.walk(sources).filter { it.toString().endsWith('.java') }.toList().collectEntries { [it.fileName.toString(), it.text] }
    }

    private void compile(Map<String, String> sources) {
        def files = sources.collect { name, source ->
            Files.writeString(folder.resolve(name), source).toString()
        }
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-d', folder.resolve('classes').toString(), *files) == 0
    }
}
