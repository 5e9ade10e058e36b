package io.chaoskit.scripts

import io.chaoskit.Launch
import spock.lang.Specification

import java.nio.file.Path

/** A Spring Boot application, with the libraries that Spring Boot chooses, started by a script under the launcher. */
class BootApplicationSpec extends Specification {

    static final Path SCRIPT = Path.of(getResource('/boot.groovy').toURI())
    static final Path LIBRARIES = Launch.BASE.resolve('spock-tests/boot/target/lib')

    def "a Spring Boot application runs under the launcher as anywhere"() {
        when:
        def run = Launch.launcher(['run', SCRIPT, '--class-path', "$LIBRARIES/*"])

        then:
        run.exitCode == 0
        run.out.contains('PASS  boot\n')
        run.out.contains("exception(IllegalStateException, 'gone')  6 hits, 2 fired  at shop.Orders.find(..), every 3\n")
        run.out.contains('delay(1ms)                                6 hits, 6 fired  at shop.Api.get(..)\n')

        and: 'it logs through its own Logback, in its own format'
        run.out =~ /INFO \d+ --- \[ +main] o\.s\.b\.w\.embedded\.tomcat\.TomcatWebServer +: Tomcat started on port \d+/
        !run.err.contains('LoggerContext')
    }
}
