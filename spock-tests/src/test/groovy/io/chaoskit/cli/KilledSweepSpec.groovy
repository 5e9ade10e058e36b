package io.chaoskit.cli

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** A sweep that is killed goes on where it was. {@code -Pbugs} kills it twenty times. */
class KilledSweepSpec extends Specification {

    static final int KILLS = System.getProperty('chaoskit.bugs') ? 20 : 2
    static final int EACH = 3
    /** A busy machine takes long for the experiments of twenty kills. */
    static final long LIMIT_SECONDS = 240 * (1 + KILLS.intdiv(4))
    /** Of an experiment and of a start: the run without faults is made twice, and so is an experiment that finds nothing. */
    static final int RUNS = 2

    @TempDir
    Path folder

    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    def "makes the same experiments, at most one again for each time it was killed"() {
        given:
        def methods = (1..EACH * (KILLS + 1)).collect { "m$it" }
        def script = folder.resolve('shop.groovy')
        script.text = """
            def log = new File(env.LOG)
            class Card { ${methods.collect { "void $it() throws IOException { }" }.join('\n')} }
            class Shop { void buy() { ${methods.collect { "try { new Card().$it() } catch (IOException gone) { }" }.join('\n')} } }
            scenario('buying') {
              target create: { log << 'made\\n'; new Shop() }
              step('buy') { target.buy() }
              inject anyException(unchecked: false) on 'Card.*(..)'
            }"""

        when:
        def whole = sweep(script, 'whole')
        int code = whole.ended(LIMIT_SECONDS).exitCode
        KILLS.times { kill ->
            def killed = sweep(script, 'killed')
            new PollingConditions(timeout: Launch.LIMIT_SECONDS, delay: 0.01).eventually {
                assert experiments('killed').size() > EACH * kill || !killed.process.alive
            }
            killed.process.destroyForcibly().waitFor()
        }
        def last = sweep(script, 'killed').ended(LIMIT_SECONDS)

        then:
        [code, last.exitCode] == [0, 0]
        experiments('whole').size() == methods.size()
        experiments('killed') == experiments('whole')
        runs('killed') <= runs('whole') + KILLS * RUNS * RUNS
    }

    private Launch sweep(Path script, String name) {
        Launch.start([Launch.JAVA, *Launch.brief(), '-cp', Launch.classPath(), 'io.chaoskit.cli.Main', 'sweep', script,
                      '--resume', folder.resolve(name), '-e', "LOG=$folder/${name}.log", '-q'])
    }

    /** The names in a journal, but for a line that was cut off. */
    private List<String> experiments(String name) {
        def file = folder.resolve(name).toFile()
        if (!file.exists()) {
            return []
        }
        def text = file.text
        def lines = text.take(text.lastIndexOf('\n') + 1).readLines()
        lines.collect { new ObjectMapper().readTree(it).path('experiment').asText() } - ''
    }

    private int runs(String name) {
        folder.resolve("${name}.log").readLines().size()
    }
}
