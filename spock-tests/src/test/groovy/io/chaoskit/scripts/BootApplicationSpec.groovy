package io.chaoskit.scripts

import io.chaoskit.Launch
import spock.lang.Specification

import java.nio.file.Path

/** A Spring Boot application, with the libraries that Spring Boot chooses, started by a script under the launcher. */
class BootApplicationSpec extends Specification {

    static final Path SCRIPT = Launch.BASE.resolve('scripts/examples/spring-boot/orders.groovy')
    static final Path LIBRARIES = Launch.BASE.resolve('spock-tests/boot/target/lib')

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
}
