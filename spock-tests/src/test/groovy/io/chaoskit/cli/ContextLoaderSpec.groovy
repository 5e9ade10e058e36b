package io.chaoskit.cli

import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** The context class loader is the script's, so that what looks classes up by it finds those of the script. */
class ContextLoaderSpec extends Specification {

    @TempDir
    Path folder

    def "each place of a script, and the threads they start, have the script's class loader"() {
        given:
        def script = script('places.groovy', '''
            import java.util.concurrent.Executors
            class Job { }
            class Seen {
                static final List<String> ALL = Collections.synchronizedList([])
                static void at(String place) {
                    def loader = Thread.currentThread().contextClassLoader
                    ALL << "$place ${Class.forName('Job', false, loader) == Job && loader == Job.classLoader}".toString()
                }
            }
            Seen.at('script')
            scenario('places') {
                Seen.at('scenario')
                target create: { Seen.at('create'); Executors.newSingleThreadExecutor() }, close: { Seen.at('close'); it.shutdown() }
                setup { Seen.at('setup') }
                teardown { Seen.at('teardown') }
                step('one') {
                    Seen.at('step')
                    Thread.start { Seen.at('thread') }.join()
                    target.submit { Seen.at('pool') }.get()
                }
                inject { hit -> Seen.at('effect') } on step('one')
                assert Seen.at('condition') == null
                lanes 2
                repeat 4
            }
            Runtime.runtime.addShutdownHook(new Thread({ println 'seen: ' + Seen.ALL.toSorted().unique() }))
            ''')

        when:
        def run = Launch.chaoskit('run', script)

        then:
        run.exitCode == 0
        run.out.contains('seen: [' + ['close', 'condition', 'create', 'effect', 'pool', 'scenario', 'script', 'setup', 'step', 'teardown',
                                      'thread'].collect { "$it true" }.join(', ') + ']\n')
    }

    def "scenarios of several scripts have each their own"() {
        given:
        def scripts = ['a', 'b'].collect {
            script("${it}.groovy", """
                class Job { String toString() { '$it' } }
                scenario('$it') {
                    target { assert Thread.currentThread().contextClassLoader.loadClass('Job').newInstance().toString() == '$it' }
                }""")
        }

        expect:
        Call.chaoskit('run', *scripts).exitCode == 0
    }

    def "a provider that the script defines is found by ServiceLoader's own rules"() {
        given: 'a folder on the class path that names a class which only the script has'
        def services = Files.createDirectories(folder.resolve('classes/META-INF/services'))
        services.resolve('java.util.function.Supplier').text = 'Here\n'
        def script = script('services.groovy', '''
            class Here implements java.util.function.Supplier<String> { String get() { 'here' } }
            scenario('services') {
                target { assert ServiceLoader.load(java.util.function.Supplier)*.get() == ['here'] }
            }''')

        expect:
        Call.chaoskit('run', script, '--class-path', folder.resolve('classes')).exitCode == 0
    }

    private Path script(String name, String text) {
        def file = folder.resolve(name)
        file.text = text.stripIndent()
        file
    }
}
