package io.chaoskit.scripts

import io.chaoskit.Launch
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The DSL needs neither Spock nor JUnit: its parts for them are loaded with them only. */
class WithoutTestLibrariesSpec extends Specification {

    /** What a script has that plain Groovy runs. */
    @Shared
    @AutoCleanup
    URLClassLoader loader = new URLClassLoader(Launch.classPath().split(':').collect { new File(it).toURI().toURL() } as URL[],
        ClassLoader.platformClassLoader)

    def "a script is compiled and run, a class with a scenario too"() {
        given:
        def shell = loader.loadClass('groovy.lang.GroovyShell').getConstructor(ClassLoader).newInstance(loader)

        expect:
        shell.evaluate('''
            import static io.chaoskit.dsl.ChaosKit.*

            class Shop {
                boolean survives() {
                    scenario('class') { target { Chaos.maybeDelay() }; inject delay(1.us); assert noPanics(); repeat 3 }.run().passed
                }
            }

            def report = scenario('script') {
                target { Chaos.maybeError() }
                tolerate injected
                inject error('gone', 0.5)
                assert goroutineLimit(500)
                assert iteration > 0
                repeat 20
            }.run()
            report.passed && report.injectors[0].fired > 0 && new Shop().survives()
            ''')
    }

    def "neither is there"() {
        when:
        loader.loadClass(name)

        then:
        thrown(ClassNotFoundException)

        where:
        name << ['spock.lang.Specification', 'org.junit.platform.engine.TestEngine', 'org.junit.jupiter.api.Test']
    }
}
