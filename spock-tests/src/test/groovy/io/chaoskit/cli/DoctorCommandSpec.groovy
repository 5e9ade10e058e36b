package io.chaoskit.cli

import spock.lang.Specification
import spock.lang.TempDir

import java.lang.instrument.Instrumentation
import java.nio.file.Files
import java.nio.file.Path
import java.util.jar.JarOutputStream
import java.util.zip.ZipEntry

import static io.chaoskit.cli.Finding.Grade.BAD
import static io.chaoskit.cli.Finding.Grade.DOUBTFUL
import static io.chaoskit.cli.Finding.Grade.GOOD

class DoctorCommandSpec extends Specification {

    @TempDir
    Path folder

    def "shows a line for all that it looks at, with what to do"() {
        when:
        def call = Call.chaoskit('doctor', '--color', 'never')

        then:
        call.exitCode == 0
        call.err == ''
        call.out.readLines().findAll { it ==~ /[✓!+] (JDK|agent|attach|ports|port 8474|locale|output|class path|Groovy) .*/ }.size() >= 9
        call.out.readLines().findAll { it.startsWith('!') }.size() == call.out.count('\n              Try: ')
    }

    def "a JDK is #grade when it is #version"() {
        when:
        def finding = jvm(feature, true).findings().find { it.subject() == 'JDK' }

        then:
        finding.grade() == grade
        finding.remedy() == remedy

        where:
        feature || grade    | remedy
        16      || BAD      | 'set JAVA_HOME to a JDK 17 or later'
        17      || GOOD     | ''
        21      || DOUBTFUL | 'for tests with many virtual threads, JDK 24 or later'
        25      || GOOD     | ''
        version = feature
    }

    def "an agent that is refused is bad, and says what to do"() {
        given:
        def refused = new JvmCheckup(17, '17', false, { throw new IllegalStateException('it refuses; start it with -javaagent') })

        when:
        def findings = refused.findings().collectEntries { [it.subject(), it] }

        then:
        findings.agent == new Finding(BAD, 'agent', 'it refuses', 'start it with -javaagent')
        findings.attach.grade() == DOUBTFUL
    }

    def "ports that cannot be opened are told"() {
        when:
        def all = new MachineCheckup(new Properties(), { port -> throw new IOException('no') }).findings().collectEntries { [it.subject(), it] }
        def taken = new MachineCheckup(new Properties(), { int port -> if (port) { throw new BindException('taken') } else { { -> } as AutoCloseable } })
            .findings().collectEntries { [it.subject(), it] }

        then:
        all.ports.grade() == BAD
        taken.ports.grade() == GOOD
        taken['port 8474'].grade() == DOUBTFUL
        taken['port 8474'].remedy() == 'chaoskit proxy -port 8475'
    }

    def "file names that are not UTF-8 are doubtful"() {
        given:
        def properties = new Properties()
        properties.setProperty('sun.jnu.encoding', 'ANSI_X3.4-1968')

        expect:
        new MachineCheckup(properties, { { -> } as AutoCloseable }).findings().find { it.subject() == 'locale' } == new Finding(DOUBTFUL, 'locale',
            'file names and arguments are ANSI_X3.4-1968, so that some cannot be named', 'set LC_ALL=C.UTF-8')
    }

    def "a class that is there twice is named with both places"() {
        given:
        def first = jar('first.jar', 'com/acme/Shop.class', 'module-info.class', 'META-INF/versions/21/com/acme/Shop.class')
        def second = Files.createDirectories(folder.resolve('the clässes'))
        Files.createDirectories(second.resolve('com/acme'))
        Files.createFile(second.resolve('com/acme/Shop.class'))
        Files.createFile(second.resolve('com/acme/Other.class'))

        expect:
        new ClassPathCheckup([first, second, second], getClass().classLoader).findings()[0] ==
            new Finding(DOUBTFUL, 'class path', "com.acme.Shop is in $first and $second; the first counts", 'leave one of them out')
        new ClassPathCheckup([second, folder.resolve('gone')], getClass().classLoader).findings()[0].grade() == GOOD
    }

    def "validate -v names a class that is there twice too"() {
        given:
        def both = ['one', 'two'].collect { folder.resolve(it) }
        both.each {
            Files.createDirectories(it.resolve('com/acme'))
            Files.createFile(it.resolve('com/acme/Shop.class'))
        }
        def script = folder.resolve('x.groovy')
        script.text = "scenario('x') { target { } }"

        expect:
        Call.chaoskit('validate', script, '-v', '--class-path', both.join(':')).err.contains(
            "chaoskit: class path: com.acme.Shop is in ${both[0]} and ${both[1]}; the first counts; leave one of them out\n")
    }

    def "a jar that is none is bad"() {
        given:
        def broken = folder.resolve('broken.jar')
        broken.text = 'no jar'

        expect:
        new ClassPathCheckup([broken], getClass().classLoader).findings()[0].with {
            grade() == BAD && says().startsWith("'$broken' cannot be read: ")
        }
    }

    def "something that does not work makes exit code 1"() {
        given:
        def broken = folder.resolve('broken.jar')
        broken.text = 'no jar'

        expect:
        Call.chaoskit('doctor', '--class-path', broken).exitCode == 1
    }

    private JvmCheckup jvm(int feature, boolean attaches) {
        new JvmCheckup(feature, "$feature", attaches, { Stub(Instrumentation) { isRetransformClassesSupported() >> true } })
    }

    private Path jar(String name, String... entries) {
        def file = folder.resolve(name)
        new JarOutputStream(Files.newOutputStream(file)).withCloseable { out ->
            entries.each { out.putNextEntry(new ZipEntry(it)) }
        }
        file
    }
}
