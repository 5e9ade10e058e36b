package io.chaoskit.cli

import io.chaoskit.Launch
import io.chaoskit.word.ExtensionJar
import spock.lang.Specification
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.nio.file.Files
import java.nio.file.Path

/** How a call names the code under test, and what is said when it does not. */
class ClassPathOptionSpec extends Specification {

    static final String SCRIPT = '''\
        import com.acme.OrderService
        scenario('orders') {
            target new OrderService()
            step('order') { assert target.order() == 'ordered' }
        }
        '''.stripIndent()

    @TempDir
    Path folder

    Path script
    Path classes

    def setup() {
        script = folder.resolve('orders.groovy')
        script.text = SCRIPT
        classes = compiled('classes', 'OrderService', 'public String order() { return Words.ordered(); }')
    }

    def "classes come from --class-path, #how"() {
        when:
        def run = Launch.run(['../scripts/chaoskit', 'run', script, *options.collect { it.replace('FOLDER', folder.toString()) }],
            [CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER], Launch.BASE.resolve('dsl'))

        then:
        run.exitCode == 0
        run.err == ''

        where:
        how                  | options
        'separated by colon' | ['--class-path', 'FOLDER/classes:FOLDER/words']
        'repeated'           | ['--class-path', 'FOLDER/classes', '--class-path=FOLDER/words']
    }

    def "a JVM that was started without the launcher takes them too"() {
        when:
        def run = Launch.chaoskit('run', script, '--class-path', "$folder/classes:$folder/words")

        then:
        run.exitCode == 0
        run.out.contains("repeat      chaoskit run $script --seed ")
        run.out.contains(" --class-path $folder/classes:$folder/words\n")
    }

    def "validate takes them too"() {
        expect:
        Call.chaoskit('validate', script, '--class-path', "$classes").out == '✓ 1 scenario, no mistakes\n'
    }

    def "words of a jar that only --class-path names are not found without the launcher, and that is said"() {
        given:
        def jar = ExtensionJar.shop(folder)
        def list = ['list', 'injectors', '--class-path', jar]

        when:
        def launched = Launch.launcher(list)
        def started = Launch.chaoskit(*list)

        then:
        launched.out.contains('(com.acme.ShopWords)')
        launched.err == ''
        !started.out.contains('com.acme.ShopWords')
        started.err == 'chaoskit: words of jars on --class-path are found only if the JVM has them on its class path; ' +
            'start it with scripts/chaoskit, or put them behind -cp\n'
    }

    def "entries that do not exist are reported"() {
        when:
        def run = Launch.launcher(['run', script, '--class-path', "$folder/classes:$folder/words:$folder/gone.jar:$folder/lib/*"],
            [CHAOSKIT_CLASSPATH: "$folder/other"])

        then:
        run.exitCode == 0
        run.err == """\
            chaoskit: --class-path names '$folder/gone.jar', which does not exist
            chaoskit: --class-path names '$folder/lib/*', which does not exist
            chaoskit: CHAOSKIT_CLASSPATH names '$folder/other', which does not exist
            """.stripIndent()
    }

    def "a class that is not found names the option, #where"() {
        given:
        script.text = text

        when:
        def run = Call.chaoskit('run', script, '--class-path', "$classes")

        then:
        run.exitCode == code
        run.err.contains(said)

        where:
        where                 | code | text | said
        'in an import'        | 2 | 'import com.acme.Gone' |
            'What went wrong: unable to resolve class com.acme.Gone.\n  Try: put its jar or folder on the class path: --class-path PATH\n'
        'without an import'   | 2 | 'new Gone()' |
            'What went wrong: unable to resolve class Gone.\n' +
            '  Try: import it; if it is imported, put its jar or folder on the class path: --class-path PATH\n'
        'in a word'           | 2 | "scenario('x') { target { }; inject exception(com.acme.GoneException) on step('run') }" |
            "What went wrong: there is no class 'com.acme.GoneException'.\n  Try: put its jar or folder on the class path: --class-path PATH\n"
        'in the script'       | 2 | 'new com.acme.OrderService().order()' |
            'What went wrong: the script threw NoClassDefFoundError: com/acme/Words.\n' +
            '  Try: put its jar or folder on the class path: --class-path PATH\n'
        'in a step'           | 1 | SCRIPT |
            'chaoskit: NoClassDefFoundError: com/acme/Words; put its jar or folder on the class path: --class-path PATH\n'
    }

    def "a variable that is not there is no class"() {
        given:
        script.text = "scenario('x') { target { }; inject exception(com.toString()) on step('run') }"

        expect:
        Call.chaoskit('run', script).err.contains("What went wrong: there is no variable 'com'.\n")
    }

    private Path compiled(String to, String name, String body) {
        def source = Files.createDirectories(folder.resolve('src')).resolve("${name}.java")
        source.text = "package com.acme; public class $name { $body }"
        def target = Files.createDirectories(folder.resolve(to))
        def words = name == 'OrderService' ? compiled('words', 'Words', 'public static String ordered() { return "ordered"; }') : target
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-cp', "$words", '-d', "$target", "$source") == 0
        target
    }
}
