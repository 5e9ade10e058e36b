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

    @TempDir
    Path folder

    def "are woven when the run loads them"() {
        given:
        compile('module-info.java': 'module plug { exports plug; }',
            'Plugin.java': 'package plug; public class Plugin { public static int step() { return 1; } }')
        def script = folder.resolve('plugins.groovy')
        script.text = SCRIPT

        when:
        def run = Launch.run([Launch.JAVA, '-XX:TieredStopAtLevel=1', '-XX:+EnableDynamicAgentLoading', '-cp', Launch.classPath(),
            'io.chaoskit.cli.Main', 'run', script, '-e', "PLUGINS=${folder.resolve('classes')}"])

        then:
        run.exitCode == 0
        run.out.readLines()[0..2] == ['[7, 7, 7, 7]', '[7, 7, 7, 7]', 'PASS  plug-ins']
        run.out.contains("returning(7)  8 hits, 8 fired  at later('plug.Plugin.step()')")
    }

    private void compile(Map<String, String> sources) {
        def files = sources.collect { name, source ->
            Files.writeString(folder.resolve(name), source).toString()
        }
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-d', folder.resolve('classes').toString(), *files) == 0
    }
}
