package io.chaoskit.cli

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Launch
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

import java.nio.file.Files
import java.nio.file.Path

/** Pressures when a process ends that does not end by itself. */
class PressureExitSpec extends Specification {

    @TempDir
    Path folder

    @Requires({ os.linux })
    def "SIG#signal takes pressures off before the step ends"() {
        given: 'a step that ends only when the pressure is off'
        Files.createDirectory(folder.resolve('full'))
        def script = folder.resolve('shop.groovy')
        script.text = """
            scenario('x') {
              target {
                def full = new File('$folder/full')
                new File('$folder/begun').text = full.list().length
                while (full.list().length > 0) {
                  Thread.onSpinWait()
                }
                new File('$folder/relieved').text = 'yes'
              }
              inject diskPressure(3.mb, dir: '$folder/full', keepFree: 0.mb)
              inject cpuStress(2, load: 10.percent)
              inject threadPressure(20)
              inject memoryPressure(8.mb, direct: true)
              runFor 1.h
            }"""

        when:
        def launch = Launch.start(['env', '--default-signal=INT', Launch.JAVA, *Launch.brief(), '-cp',
            Launch.classPath(), 'io.chaoskit.cli.Main', 'run', script, '-o', "json=$folder/report.json"])
        new PollingConditions(timeout: 200, delay: 0.05).eventually {
            assert launch.process.alive
            assert Files.exists(folder.resolve('begun'))
        }
        Launch.run(['kill', "-$signal", launch.process.pid()])
        launch.ended()
        def report = new ObjectMapper().readTree(folder.resolve('report.json').toFile())

        then:
        launch.exitCode == exit
        folder.resolve('begun').text == '1'
        folder.resolve('relieved').text == 'yes'
        folder.resolve('full').toFile().list() == [] as String[]
        report.stoppedBecause.asText() == "interrupted by SIG$signal"
        report.leftBehind.empty

        where:
        signal | exit
        'INT'  | 130
        'TERM' | 143
    }
}
