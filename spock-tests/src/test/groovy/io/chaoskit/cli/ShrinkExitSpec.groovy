package io.chaoskit.cli

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch

/** What a shrink has found is not lost when it is ended. */
class ShrinkExitSpec extends CliSpec {

    def "SIG#signal prints and saves what was found until then"() {
        given: 'a failure of which each try takes its time'
        def shop = script('''
            scenario('orders') {
                def lost = []
                target { }
                step('order') {
                    lost.clear()
                    (1..12).each {
                        try {
                            Chaos.apply("call $it")
                        } catch (RuntimeException e) {
                            lost << it
                        }
                    }
                    java.util.concurrent.locks.LockSupport.parkNanos(300_000_000)
                    if (lost.containsAll([3, 7, 11])) {
                        throw new IllegalStateException('three are too many')
                    }
                }
                (1..12).each { inject error('lost') on point("call $it") }
            }'''.stripIndent())
        assert chaoskit('run', shop, '--no-save', '--seed', 3, '-o', "json=$folder/report.json") == 1

        when: 'even where the build runs in the background, and ignores the signal'
        def shrink = Launch.start(['env', '--default-signal=INT', Launch.JAVA, *Launch.brief(), '-cp', Launch.classPath(), 'io.chaoskit.cli.Main', 'shrink', folder.resolve('report.json'),
            '--time', '5min', '-o', "json=$folder/shrunk.json", '--script', folder.resolve('regression.groovy')])
        ChaosSpec.eventually(200) { assert shrink.err.contains('chaoskit: reducing 12 faults') }
        Launch.run(['kill', "-$signal", shrink.process.pid()])
        shrink.ended()

        then:
        shrink.exitCode == code
        shrink.out.contains('known     stopped before all was tried')
        json('shrunk.json').at('/minimal/proof').textValue() == 'budget'
        json('shrunk.json').at('/minimal/faults')*.path('site')*.textValue().containsAll(["point('call 3')", "point('call 7')", "point('call 11')"])
        folder.resolve('regression.groovy').text.contains("pinned('shop.groovy', 'orders', seed: 3, iteration: 1) {")

        where:
        signal | code
        'INT'  | 130
        'TERM' | 143
    }
}
