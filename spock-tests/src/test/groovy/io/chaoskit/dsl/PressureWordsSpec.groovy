package io.chaoskit.dsl

import io.chaoskit.verdict.Verdict

class PressureWordsSpec extends DslSpec {

    def "#words is understood"() {
        given:
        variables.monitor = new Object()

        expect:
        model("inject $words").injectors()*.effect()*.text() == [text]

        where:
        words                                                           | text
        'cpuStress(4)'                                                  | 'cpuStress(4)'
        'cpuStress(4, 500.ms)'                                          | 'cpuStress(4, 500ms)'
        'cpuStress(4, load: 80.percent)'                                | 'cpuStress(4, load: 80%)'
        'cpuStress(4, 500.ms, load: 0.8)'                               | 'cpuStress(4, 500ms, load: 80%)'
        "cpuStress(4, '2s')"                                            | 'cpuStress(4, 2s)'
        'memoryPressure(512.mb)'                                        | 'memoryPressure(512mb)'
        "memoryPressure('1.5gb', 10.s)"                                 | 'memoryPressure(1.5gb, 10s)'
        'memoryPressure(512.mb, direct: true)'                          | 'memoryPressure(512mb, direct: true)'
        'memoryPressure(512.mb, direct: false)'                         | 'memoryPressure(512mb)'
        'gcPressure(200.mb.perSecond)'                                  | 'gcPressure(200mb per second)'
        'gcPressure(200.mb.perSecond, 5.s)'                             | 'gcPressure(200mb per second, 5s)'
        'threadPressure(200)'                                           | 'threadPressure(200)'
        'fileDescriptorPressure(200, 1.min)'                            | 'fileDescriptorPressure(200, 1min)'
        "diskPressure(1.gb, dir: '/data')"                              | "diskPressure(1gb, dir: '/data')"
        "diskPressure(1.gb, 5.s, dir: new File('/data'), keepFree: 100.mb)" | "diskPressure(1gb, 5s, dir: '/data', keepFree: 100mb)"
        'lockContention(monitor)'                                       | 'lockContention(Object)'
        'lockContention(monitor, 5.s, hold: 20.ms)'                     | 'lockContention(Object, 5s, hold: 20ms)'
        'lockContention({ it.lock }, hold: 20.ms)'                      | 'lockContention({…}, hold: 20ms)'
        'all(cpuStress(1), delay(1.ms))'                                | 'all(cpuStress(1), delay(1ms))'
        'oneOf(cpuStress(1), threadPressure(5))'                        | 'oneOf(cpuStress(1), threadPressure(5))'
    }

    def "a disk is filled in the folder of temporary files"() {
        expect:
        model('inject diskPressure(1.mb)').injectors()[0].effect().text() ==
            "diskPressure(1mb, dir: '${System.getProperty('java.io.tmpdir')}')"
    }

    def "pressures are put on by a script"() {
        given:
        variables.seen = []

        when:
        def report = run '''
            scenario('x') {
              target create: { new java.util.concurrent.locks.ReentrantLock() }
              step('wait') {
                while (!target.locked) Thread.onSpinWait()
                seen << Thread.allStackTraces.keySet()*.name.count { it.startsWith('chaoskit-thread-pressure') }
              }
              inject lockContention({ it }, hold: 1.ms)
              inject threadPressure(7, 1.min) on step('wait') first 1
              scope('resources') { inject threadPressure(2) between 0.s, 1.h }
              repeat 2
            }'''

        then:
        variables.seen == [9, 9]
        report.verdict() == Verdict.PASS
        report.injectors().collect { [it.scope(), it.site(), it.trigger(), it.hits(), it.fired()] } == [
            ['', 'the run', '', 1, 1],
            ['', "step('wait')", 'first 1', 2, 1],
            ['resources', 'the run', 'between 0ms, 1h', 1, 1],
        ]
    }

    def "a part of a composite needs its duration too"() {
        expect:
        mistakes('  inject all(cpuStress(1), delay(1.ms)) every 1.s') == [
            '3:3 cpuStress(1) must have a duration where it is put on every 1s, but has none [write it like cpuStress(1, 500ms)]']
    }

    def "the mistake in #words is told"() {
        expect:
        mistakes("  inject $words")*.replaceFirst(/^3:\d+ /, '') == [message]

        where:
        words                                     | message
        'cpuStress()'                             | "'cpuStress' cannot be given () [cpuStress(4, 500.ms, load: 80.percent)]"
        'cpuStress(1, 2.s, 3)'                    | "'cpuStress' cannot be given (1, 2s, 3) [cpuStress(4, 500.ms, load: 80.percent)]"
        'cpuStress(0)'                            | 'cpuStress must be 1 or more, but was 0 []'
        'cpuStress(1.5)'                          | 'cpuStress must be a whole number, but was 1.5 []'
        'cpuStress(2, 5)'                         | 'cpuStress must have a unit, but was 5 [did you mean 5.ms or 5.s?]'
        'cpuStress(2, 0.s)'                       | 'cpuStress must be more than 0, but was 0ms []'
        'cpuStress(2, lod: 0.5)'                  | 'cpuStress must have no other option than load:, but was given lod: [did you mean load:?]'
        'cpuStress(2, load: 80)'                  | 'load must be more than 0 and at most 100 %, but was 8000% [80.percent]'
        'cpuStress(2, load: "much")'              | "load must be a number, such as 0.1 or 10.percent, but was 'much' []"
        'memoryPressure(512)'                     | 'memoryPressure must have a unit, but was 512 [did you mean 512.mb or 512.kb?]'
        'memoryPressure(-1.mb)'                   | 'memoryPressure must be more than 0, but was -1mb []'
        'memoryPressure(5.s)'                     | 'memoryPressure must be a size such as 512.mb, but was 5s []'
        'memoryPressure(5.mb, direct: 1)'         | 'direct must be true or false, but was 1 []'
        'gcPressure(200.mb)'                      | 'gcPressure must be a rate such as 200.mb.perSecond, but was 200mb []'
        'gcPressure(200.perSecond)'               | 'gcPressure must be a rate such as 200.mb.perSecond, but was 200.perSecond []'
        'gcPressure(0.mb.perSecond)'              | 'gcPressure must be more than 0, but was 0b []'
        'threadPressure(-5)'                      | 'threadPressure must be 1 or more, but was -5 []'
        'threadPressure(5, dir: "/")'             | 'threadPressure must have no options, but was given dir: []'
        'fileDescriptorPressure(0)'               | 'fileDescriptorPressure must be 1 or more, but was 0 []'
        'diskPressure(1.mb, dir: 5)'              | 'dir must be a text, but was 5 []'
        'diskPressure(1.mb, keepFree: -1.mb)'     | 'keepFree must be 0 or more, but was -1mb []'
        'lockContention(null)'                    | 'lockContention must be given a monitor or a lock, but was given null [{ it.lock } finds it in the target]'
        'lockContention("x", hold: 0.ms)'         | 'hold must be more than 0, but was 0ms []'
        'cpuStress(2) probability 0.5'            | "cpuStress(2) must have a duration where it is put on at step('*'), but has none [write it like cpuStress(2, 500ms)]"
        "cpuStress(2) on point('x')"              | "cpuStress(2) must have a duration where it is put on at point('x'), but has none [write it like cpuStress(2, 500ms)]"
    }
}
