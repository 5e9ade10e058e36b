package io.chaoskit

import io.chaoskit.junit.Jupiter
import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path

/**
 * What is outside of internal packages is API: it is listed in {@code src/test/resources/api}, so that a change of it is seen in the
 * difference of a commit. {@code -Dchaoskit.api.update} writes the listings anew.
 */
class PublicApiSpec extends Specification {

    static final Path ROOT = Path.of(System.getProperty('chaoskit.basedir'))
    static final Path LISTINGS = ROOT.resolve('spock-tests/src/test/resources/api')
    static final boolean UPDATE = System.getProperty('chaoskit.api.update') != null
    static final Map<String, String> MODULES = [
        'chaoskit-points' : 'runtime/points', 'chaoskit-runtime': 'runtime/engine', 'chaoskit-proxy': 'runtime/proxy',
        'chaoskit-network': 'runtime/network', 'chaoskit-telemetry': 'runtime/telemetry',
        'chaoskit-junit': 'runtime/junit', 'chaoskit-dsl': 'dsl']
    /** Fewer lines would mean that the classes were not found. */
    static final Map<String, Integer> LEAST = ['chaoskit-telemetry': 3, 'chaoskit-junit': 2].withDefault { 10 }

    def "the API of #module is as listed"() {
        given:
        def classes = ROOT.resolve(folder).resolve('target/classes')
        def now = ApiListing.of(classes, module == 'chaoskit-junit' ? Jupiter.loader('5.14', classes) : getClass().classLoader)
        def listing = LISTINGS.resolve("${module}.txt")
        if (UPDATE) {
            Files.createDirectories(LISTINGS)
            Files.writeString(listing, now.join('\n') + '\n')
        }

        expect:
        now.size() >= LEAST[module]
        difference(module, Files.exists(listing) ? Files.readAllLines(listing) : [], now) == ''

        where:
        module << MODULES.keySet()
        folder = MODULES[module]
    }

    def "a difference says which lines differ and how to accept them"() {
        expect:
        difference('chaoskit-x', ['a.B (class)', 'a.B: int c()'], ['a.B (class)', 'a.B: long c()']) == '''\
            the public API of chaoskit-x has changed:
              - a.B: int c()
              + a.B: long c()
            if that is wanted, write the listings anew, and look at their difference:
              ./mvnw -B -pl spock-tests -am verify -Dtest=PublicApiSpec -Dchaoskit.api.update'''.stripIndent()
    }

    def "a listing has what others may use, and nothing else"() {
        expect:
        ApiListing.of([Sample, Sample.Inner, Sample.Hidden, Shut] as List<Class<?>>) == [
            'io.chaoskit.Sample (abstract class of java.lang.Runnable)',
            'io.chaoskit.Sample$Inner (interface)',
            'io.chaoskit.Sample$Inner: abstract java.util.List<java.lang.String> names()',
            'io.chaoskit.Sample: constructor (int)',
            'io.chaoskit.Sample: static field java.lang.String NAME',
            'io.chaoskit.Sample: void open(java.util.Map<java.lang.String, int[]>)',
            'io.chaoskit.Sample: void run()']
    }

    def "no signature of the runtime has an internal type but what the engine uses"() {
        expect:
        Files.readAllLines(LISTINGS.resolve('chaoskit-runtime.txt')).findAll { it.contains('.internal.') } ==
            ['io.chaoskit.pointcut.Pointcut: io.chaoskit.internal.pointcut.MethodMatcher matcher()']
    }

    private static String difference(String module, List<String> listed, List<String> now) {
        def lines = (listed - now).collect { "  - $it" } + (now - listed).collect { "  + $it" }
        lines.empty ? '' : (["the public API of $module has changed:"] + lines + [
            'if that is wanted, write the listings anew, and look at their difference:',
            '  ./mvnw -B -pl spock-tests -am verify -Dtest=PublicApiSpec -Dchaoskit.api.update']).join('\n')
    }
}
