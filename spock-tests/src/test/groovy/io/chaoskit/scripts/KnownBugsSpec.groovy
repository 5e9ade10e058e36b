package io.chaoskit.scripts

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/**
 * Published bugs of libraries: a sweep finds them in the version that has them, and nothing in the one that does not. Those that hang take minutes:
 * {@code ./mvnw -Pbugs -pl spock-tests -am -Dtest=KnownBugsSpec -Dsurefire.failIfNoSpecifiedTests=false verify}.
 */
class KnownBugsSpec extends Specification {

    static final List<List<Object>> QUICK = [
        ['breaker-ignored', 'resilience4j-0.16.0', ['recovery']],
        ['breaker-ignored', 'resilience4j-0.17.0', []],
    ]
    static final List<List<Object>> SLOW = [
        ['pool-invalidate', 'commons-pool2-2.12.1', ['hang']],
        ['pool-invalidate', 'commons-pool2-2.13.0', []],
        ['pool-error', 'commons-pool2-2.5.0', ['hang']],
        ['pool-error', 'commons-pool2-2.6.0', []],
        ['pool-waiting', 'reactor-pool-0.1.4', ['hang']],
        ['pool-waiting', 'reactor-pool-0.1.5', []],
        ['pool-permits', 'reactor-pool-1.0.1', ['hang']],
        ['pool-permits', 'reactor-pool-1.0.2', []],
        ['cache-locked', 'guava-22.0', ['hang']],
        ['cache-locked', 'guava-33.3.1', []],
    ]

    static final Path BESIDE = Path.of(System.getProperty('chaoskit.beside.dir'))

    @TempDir
    Path folder

    def "#script finds #kinds with #library"() {
        when:
        def run = Launch.launcher(['sweep', "scripts/examples/bugs/${script}.groovy", '--class-path', "$BESIDE/$library/*", '--time', '2min',
                                   '-o', "json=$folder/sweep.json"])
        def result = new ObjectMapper().readValue(folder.resolve('sweep.json').toFile(), Map)

        then:
        run.exitCode == (kinds ? 1 : 0)
        result.findings*.kind == kinds

        where:
        [script, library, kinds] << QUICK + (System.getProperty('chaoskit.bugs') ? SLOW : [])
    }
}
