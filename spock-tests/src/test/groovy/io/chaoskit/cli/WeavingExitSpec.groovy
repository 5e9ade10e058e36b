package io.chaoskit.cli

import io.chaoskit.Launch
import io.chaoskit.internal.lib.bytebuddy.ByteBuddy
import io.chaoskit.internal.lib.bytebuddy.description.modifier.Visibility
import io.chaoskit.internal.lib.bytebuddy.implementation.FixedValue
import io.chaoskit.weave.HeldChange
import spock.lang.Requires

import java.nio.file.Path

@Requires({ os.linux })
class WeavingExitSpec extends CliSpec {

    static final int CLASSES = 200

    def "Ctrl-C while classes are woven leaves the rest as they are, and the line has shown how far it was"() {
        given:
        CLASSES.times { classFile("late.many.Many$it") }
        def file = script("""
            scenario('x') {
              target create: {
                ${HeldChange.name}.at('late.many.', 60) { ['kill', '-INT', "\${ProcessHandle.current().pid()}"].execute().waitFor() }
                []
              }, close: { println 'closed' }
              step('a') { println 'ran' }
              inject returning(null) on 'late.many..*.count()'
            }""")
        def helper = Path.of(HeldChange.protectionDomain.codeSource.location.toURI())

        when: 'as the launcher says that the notes go to a terminal'
        // A build that runs in the background ignores SIGINT, and so would what it starts.
        def run = Launch.run(['env', '--default-signal=INT', Launch.JAVA, *Launch.brief(), '-Dchaoskit.tty=2', '-Dchaoskit.columns=80',
            '-cp', [Launch.classPath(), folder, helper].join(':'), 'io.chaoskit.cli.Main', 'run', file])

        then:
        run.exitCode == 130
        run.out.startsWith('closed\nUNSTABLE  x\n')
        run.out.contains('the run was stopped: interrupted by SIGINT\n')
        (run.err =~ /\u001B\[\?7l(.*?)\u001B/).collect { it[1] as String } == ['matching pointcuts', 'weaving 0 of 200 classes', 'weaving 50 of 200 classes', 'weaving 100 of 200 classes']
    }

    private void classFile(String name) {
        new ByteBuddy().subclass(Object).name(name).defineMethod('count', String, Visibility.PUBLIC).intercept(FixedValue.value('own'))
            .make().saveIn(folder.toFile())
    }
}
