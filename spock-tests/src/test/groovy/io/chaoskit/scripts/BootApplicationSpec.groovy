package io.chaoskit.scripts

import io.chaoskit.Launch
import io.chaoskit.junit.Jupiter
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.environment.RestoreSystemProperties

import java.nio.file.Path

/** A Spring Boot application, with the libraries that Spring Boot chooses, started by a script under the launcher. */
class BootApplicationSpec extends Specification {

    static final Path EXAMPLE = Launch.BASE.resolve('scripts/examples/spring-boot')
    static final Path SCRIPT = EXAMPLE.resolve('orders.groovy')
    static final Path LIBRARIES = Launch.BASE.resolve('spock-tests/boot/target/lib')
    /** What a test has besides. */
    static final Path TEST_LIBRARIES = Launch.BASE.resolve('spock-tests/boot/target/test-lib')

    @TempDir
    Path folder

    def "a Spring Boot application runs under the launcher as anywhere"() {
        when:
        def run = Launch.launcher(['run', SCRIPT, '--class-path', "$LIBRARIES/*"])

        then:
        run.exitCode == 0
        run.out.contains('PASS  orders are found, now or later\n')
        run.out =~ /exception\(IllegalStateException, 'gone'\)  60 hits, [1-9]\d* fired  at shop\.Orders\.find\(\.\.\), every 3\n/
        run.out.contains('delay(1ms)                                60 hits, 60 fired  at shop.Api.get(..)\n')

        and: 'it logs through its own Logback, in its own format'
        run.out =~ /INFO \d+ --- \[ +main] o\.s\.b\.w\.embedded\.tomcat\.TomcatWebServer +: Tomcat started on port \d+/
        !run.err.contains('LoggerContext')
    }

    @RestoreSystemProperties
    def "a Spring Boot test has faults in its beans"() {
        given: 'the binding to SLF4J of the specifications'
        System.setProperty('org.springframework.boot.logging.LoggingSystem', 'none')
        def libraries = [LIBRARIES, TEST_LIBRARIES]*.toFile()*.listFiles().collectMany { it as List }*.toPath()
            .findAll { !(it.fileName =~ /slf4j|logback|log4j/) }
        Jupiter.compile(EXAMPLE, folder, libraries)

        when:
        def outcome = new Jupiter('5.14', folder, libraries).withCloseable { it.run('com.acme.shop.OrdersTest') }

        then:
        outcome.thrown == [:]
        outcome.tests.sort() == ['anOrderIsFoundLater() SUCCESSFUL', 'everyOrderIsFoundNowOrLater() SUCCESSFUL']
    }
}
