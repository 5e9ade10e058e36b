package io.chaoskit.cli

import io.chaoskit.Launch
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.nio.file.Files
import java.nio.file.Path

/** `--pom`, with a wrapper in the place of Maven that notes its calls and answers as Maven does. */
@Requires({ os.linux || os.macOs })
class MavenProjectSpec extends Specification {

    static final String POM = '<project><modelVersion>4.0.0</modelVersion><artifactId>shop</artifactId></project>'

    @TempDir
    Path folder

    Path project
    Path jar
    Path calls
    PrintStream notes = new PrintStream(OutputStream.nullOutputStream())

    def setup() {
        project = Files.createDirectories(folder.resolve('the shöp'))
        calls = folder.resolve('calls')
        project.resolve('pom.xml').text = POM
        Files.createDirectories(project.resolve('target/test-classes'))
        compiled(project.resolve('target/classes'), 'Shop', 'public int stock() { return Words.ONE; }')
        jar = Files.createFile(folder.resolve('lib.jar'))
        maven("printf %s '$jar:$folder/words' > \"\$file\"")
    }

    def "a script runs on the classes of the project and on its dependencies"() {
        given:
        def script = project.resolve('shop.groovy')
        script.text = '''
            import com.acme.Shop
            scenario('shop') {
                target new Shop()
                assert target.stock() == 1
                step('buy') { target.stock() }
                inject delay(0.ms) on 'com.acme.Shop.stock(..)'
            }'''

        when:
        def run = Launch.run(['scripts/chaoskit', 'run', script, '--pom', project.resolve('pom.xml'), '--no-save'],
            [CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER])
        def validated = Call.chaoskit('validate', script, '--pom', project)

        then:
        run.exitCode == 0
        run.err.endsWith("chaoskit: Maven resolves the class path of $project/pom.xml, once until it changes\n")
        run.out.contains("--pom '$project/pom.xml'")

        and:
        validated.exitCode == 0
        validated.err == ''
        calls.readLines().size() == 1
    }

    def "Maven is asked for the class path of the tests, once until #what changes"() {
        given:
        Files.createDirectories(project.resolve('module/src'))
        def module = project.resolve('module/pom.xml')
        module.text = "<project><parent><artifactId>shop</artifactId></parent><artifactId>module</artifactId></project>"

        when:
        def first = MavenProject.of("$module").classPath(notes)
        def second = MavenProject.of("$module").classPath(notes)

        then:
        first == [jar, folder.resolve('words')]
        second == first
        calls.readLines().size() == 1
        calls.text.contains("-f $module dependency:build-classpath -DincludeScope=test ")

        when:
        change.call(project, folder)
        MavenProject.of("$module").classPath(notes)

        then:
        calls.readLines().size() == 2

        where:
        what                  | change
        'its pom'             | { Path of, Path all -> of.resolve('module/pom.xml').append('\n') }
        'a parent in the tree' | { Path of, Path all -> of.resolve('pom.xml').append('\n') }
        'a jar, which is gone' | { Path of, Path all -> Files.move(all.resolve('lib.jar'), all.resolve('other.jar')); Files.createFile(all.resolve('words/x')) }
    }

    def "what Maven says is told in a sentence: #said"() {
        given:
        maven("cat '$folder/said'; exit 1")
        folder.resolve('said').text = output.stripIndent()

        when:
        def call = Call.chaoskit('class-path', '--pom', project)

        then:
        call.exitCode == 2
        call.out == ''
        call.err.endsWith("""\
            ✗ $project/pom.xml
              What went wrong: Maven cannot resolve the class path: $said.
              Try: mvn -f '$project/pom.xml' dependency:build-classpath
            """.stripIndent())

        where:
        output << MavenOutput.ALL.keySet()
        said = MavenOutput.ALL[output]
    }

    def "a project without classes is told: #pom"() {
        given:
        project.resolve('pom.xml').text = text

        when:
        def call = Call.chaoskit('class-path', '--pom', pom == 'none' ? project.resolve('gone.xml') : project)

        then:
        call.exitCode == 2
        call.err.contains(said.replace('PROJECT', "$project"))
        !Files.exists(calls)

        where:
        pom       | text || said
        'none'    | POM || "What went wrong: --pom must name the pom.xml of a project, but 'PROJECT/gone.xml' is none.\n  Try: --pom pom.xml\n"
        'modules' | '<project><packaging>pom</packaging><modules><module>core</module></modules></project>' ||
            "What went wrong: --pom must name a project with classes, but this one only gathers modules.\n  Try: --pom 'PROJECT/core'\n"
    }

    def "a project that is not compiled is told, and its dependencies are there"() {
        given:
        project.resolve('target').toFile().deleteDir()
        Files.createDirectories(project.resolve('src'))

        when:
        def call = Call.chaoskit('class-path', '--pom', project)

        then:
        call.exitCode == 0
        call.out == "$jar:$folder/words\n"
        call.err.startsWith("chaoskit: $project/pom.xml has no target/classes; compile it first: mvn -f '$project/pom.xml' test-compile\n")
    }

    def "a class of the project that a script lies in is named with the option, #where"() {
        given:
        def script = Files.createDirectories(project.resolve('chaos')).resolve('shop.groovy')
        script.text = text

        when:
        def call = Call.chaoskit('validate', script)

        then:
        call.exitCode == 2
        call.err.contains(said.replace('POM', "'$project/pom.xml'"))

        where:
        where               | text || said
        'in an import'      | 'import com.acme.Shop' || 'unable to resolve class com.acme.Shop.\n  Try: --pom POM\n'
        'without an import' | 'new Shop()' || 'unable to resolve class Shop.\n  Try: --pom POM, and import com.acme.Shop\n'
        'in a word'         | "scenario('x') { target { }; inject exception(com.acme.Shop) on step('run') }" ||
            "there is no class 'com.acme.Shop'.\n  Try: --pom POM\n"
        'when it runs'      | "Class.forName('com.acme.Shop')" || "ClassNotFoundException: com.acme.Shop.\n  Try: --pom POM\n"
        'of another one'    | 'import com.acme.Gone' ||
            'unable to resolve class com.acme.Gone.\n  Try: put its jar or folder on the class path: --class-path PATH\n'
    }

    def "a class of the project in a pointcut is named with the option: #pointcut"() {
        given:
        def script = Files.createDirectories(project.resolve('chaos')).resolve('shop.groovy')
        script.text = "scenario('x') { target { }; inject delay(1.ms) on '$pointcut' }"

        when:
        def call = Call.chaoskit('run', script, '--no-save')

        then:
        call.exitCode == 2
        call.err.endsWith("$said\n".replace('POM', "'$project/pom.xml'"))

        where:
        pointcut                                || said
        'com.acme.Shop.sell(..)'                || '  Try: --pom POM'
        'java.lang.Runtime.gc() || com.acme.Shop+.*(..)' || '  Try: --pom POM'
        'com.acme.Absentee.sell(..)'            || "  Try: later('com.acme.Absentee.sell(..)') if the run loads its class"
    }

    /** Puts a wrapper into the project that ends with these commands; `$file` is where the class path is expected. */
    private void maven(String commands) {
        compiled(folder.resolve('words'), 'Words', 'public static final int ONE = Integer.parseInt("1");')
        project.resolve('mvnw').text = """\
            echo "\$@" >> '$calls'
            for each; do
                case \$each in -Dmdep.outputFile=*) file=\${each#-Dmdep.outputFile=} ;; esac
            done
            $commands
            """.stripIndent()
    }

    private void compiled(Path to, String name, String body) {
        def source = Files.createDirectories(folder.resolve('src')).resolve("${name}.java")
        source.text = "package com.acme; public class $name { $body }"
        def words = name == 'Words' ? to : folder.resolve('words')
        if (name != 'Words') {
            compiled(words, 'Words', 'public static final int ONE = Integer.parseInt("1");')
        }
        Files.createDirectories(to)
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-cp', "$words", '-d', "$to", "$source") == 0
    }
}
