package io.chaoskit.weave

import acme.lot.Cell
import acme.lot.LambdaCell
import io.chaoskit.Launch
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Path

/**
 * What a run with pointcuts leaves in the memory of the JVM for classes: what is in use there, less the blocks that were given back and
 * wait to be used again. Measured in a JVM with the first compiler only, since the second one has profiles of methods made, which come and
 * go with what happens to be compiled.
 */
@Tag('alone')
class MetaspaceSpec extends Specification {

    static final int CLASSES = 16
    /** What is made once, for the first runs: the engine's own classes. */
    static final int BEFORE = 20
    static final int RUNS = 20
    /** No class is as small: the JVM takes a few bytes of a run for itself. */
    static final int BYTES = 1024

    /** All are started at once: a JVM measures nothing but itself. */
    @Shared
    Map<List<Object>, Launch> measuring = [[Cell, 1], [Cell, 2], [LambdaCell, 1]].collectEntries { type, lanes -> [[type, lanes], started(type, lanes)] }

    def "a run leaves nothing in the metaspace, with #lanes lanes"() {
        expect:
        growth(Cell, lanes) < BYTES

        where:
        lanes << [1, 2]
    }

    def "what the JVM keeps of lambdas that it links anew is seen, and is no more than that"() {
        when:
        def each = growth(LambdaCell, 1) / CLASSES

        then:
        each > BYTES
        each < 6 * BYTES
    }

    /** The bytes that each run leaves. */
    private double growth(Class<?> type, int lanes) {
        def launch = measuring[[type, lanes]].ended()
        assert launch.exitCode == 0
        launch.out.trim() as double
    }

    private static Launch started(Class<?> type, int lanes) {
        def classPath = [Launch.classPath(), *[type, MetaspaceRun].collect { Path.of(it.protectionDomain.codeSource.location.toURI()) }].unique()
        Launch.start([Launch.JAVA, Launch.ONE_COMPILER, '-XX:+EnableDynamicAgentLoading', '-cp', classPath.join(':'), MetaspaceRun.name,
                      type.name, lanes, CLASSES, BEFORE, RUNS])
    }
}
