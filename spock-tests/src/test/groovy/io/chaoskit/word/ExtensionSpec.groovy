package io.chaoskit.word

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import spock.lang.Shared
import spock.lang.TempDir

import java.nio.file.Path

/** Words that a jar of somebody else adds. */
class ExtensionSpec extends ChaosSpec {

    static final String IMPORT = 'import static io.chaoskit.dsl.ChaosKit.*\n'
    static final String SCENARIO = '''
        scenario('shop') {
          target create: { new com.acme.Shop() }
          step('sell') { target.stock-- }
          inject shrink(3, from: 'upper')
          scope('more') { inject shrink(1) every 2 }
          assert stocked(5, within: 2.s).warning()
          assert target.stock > -1000
          repeat 4
          onFailure resume
        }
        '''.stripIndent()

    static final Map<String, String> MISTAKES = [
        'inject shrik(3)'             : "there is no 'shrik' in a scenario.\n  Try: shrink(3, from: 'upper'); see `chaoskit list injectors`",
        'assert stoked(3)'            : "there is no 'stoked' in a scenario.\n  Try: stocked(5); see `chaoskit list validators`",
        'inject shrink()'             : "'shrink' cannot be given ().\n  Try: shrink(3, from: 'upper')",
        'inject shrink("three")'      : "shrink must be a whole number, but was 'three'.",
        'inject shrink(0)'            : 'shrink must be 1 or more, but was 0.',
        'inject shrink(1, form: 2)'   : 'shrink must have no other option than from:, but was given form:.\n  Did you mean from:?',
        "inject shrink(1, from: 'x')" : "from must be 'upper' or 'lower', but was 'x'.",
        'inject restock(5)'           : 'restock must be given a closure { … }, but was 5.',
        'assert stocked(1, within: 5)': 'within must have a unit, but was 5.\n  Did you mean 5.ms or 5.s?',
        'shrink(1)'                   : "'shrink' alone does nothing.\n  Try: inject shrink(…)",
        'scope("s") { stocked(1) }'   : "'stocked' belongs in a scenario, not in a scope.\n  Try: write it in a scenario: assert stocked(5)",
        'assert unlucky()'            : "'unlucky' of com.acme.ShopWords in shop.jar threw IllegalStateException: no luck.\n" +
            '  Try: fix it there, or leave the word out',
        'inject nothing()'            : "'nothing' of com.acme.ShopWords in shop.jar must return an Effect, but returned null.\n" +
            '  Try: fix it there, or leave the word out',
    ]

    /** What is wrong with a jar, its class of words, how that is compiled and written, and what is told. */
    static final List<List> BAD_JARS = [
        ['a class that is not there', 'com.acme.Missing', [], 'class Bad {}',
         'the words in META-INF/services/io.chaoskit.word.Words of bad.jar must be classes of words, but: ' +
             'Provider com.acme.Missing not found.\nTry: fix it, or take it off the class path'],
        ['a class of another type', 'com.acme.Bad', [], 'public class Bad {}',
         'the words in META-INF/services/io.chaoskit.word.Words of bad.jar must be classes of words, but: ' +
             'com.acme.Bad not a subtype.\nTry: fix it, or take it off the class path'],
        ['a constructor that throws', 'com.acme.Bad', [],
         'public class Bad implements Words { public Bad() { throw new IllegalStateException("no config"); } }',
         'the words of com.acme.Bad in bad.jar must be there, but its constructor threw ' +
             'IllegalStateException: no config.\nTry: fix it, or take it off the class path'],
        ['a word that ChaosKit has', 'com.acme.Bad', ['-parameters'], provider('Effect delay(int n)'),
         "the word 'delay' of com.acme.Bad in bad.jar must have another name, but ChaosKit has one of that name.\n" +
             'Try: rename it, or take one of them off the class path'],
        ['a word of a scenario', 'com.acme.Bad', ['-parameters'], provider('Effect repeat()'),
         "the word 'repeat' of com.acme.Bad in bad.jar must have another name, but ChaosKit has one of that name.\n" +
             'Try: rename it, or take one of them off the class path'],
        ['a word that another jar has', 'com.acme.Bad', ['-parameters'], provider('Effect shrink()'),
         "the word 'shrink' of com.acme.Bad in bad.jar must have another name, but com.acme.ShopWords in shop.jar has " +
             'one of that name.\nTry: rename it, or take one of them off the class path'],
        ['a result that means nothing', 'com.acme.Bad', ['-parameters'], provider('String sweet()'),
         "the word 'sweet' of com.acme.Bad in bad.jar must return an Effect, an Injector, a Validator or a Site, " +
             'but returns a String.'],
        ['no names of parameters', 'com.acme.Bad', [], provider('Effect sweet(int n)'),
         "the word 'sweet' of com.acme.Bad in bad.jar must know the names of its parameters, but was compiled without " +
             'them.\nTry: compile with javac -parameters'],
        ['a default that cannot be read', 'com.acme.Bad', ['-parameters'], provider('Effect sweet(@Option("5") java.time.Duration taste)'),
         "the word 'sweet' of com.acme.Bad in bad.jar must have a default that can be read, but taste must have a unit " +
             "(ns, us, ms, s, min, h), but was '5'.\nDid you mean '5s' or '5ms'?"],
        ['a method that nobody can call', 'com.acme.Bad', ['-parameters'],
         'public class Bad implements Words { @Word(does = "is bad") Effect sweet() { return null; } }',
         "the word 'sweet' of com.acme.Bad in bad.jar must be public, but is not."],
    ]

    @TempDir
    Path folder

    @Shared
    @TempDir
    Path shared

    @Shared
    Path jar

    def setupSpec() {
        jar = ExtensionJar.shop(shared)
    }

    def "words of a jar work under the launcher"() {
        when:
        def run = Launch.launcher(['run', script(SCENARIO), '-o', "json=$folder/report.json"], [CHAOSKIT_CLASSPATH: jar])

        then:
        run.exitCode == 1
        shop(run.out)
        counts() == [4, 2]
    }

    def "words of a jar work under plain Groovy"() {
        when:
        def run = Launch.run([Launch.JAVA, *Launch.brief(), "-Dchaoskit.args=-o json=$folder/report.json", '-cp', "${Launch.classPath()}:$jar",
            'groovy.ui.GroovyMain', script(IMPORT + SCENARIO)])

        then:
        run.exitCode == 1
        shop(run.out)
        counts() == [4, 2]
    }

    /** Groovy gives every object a method `sleep`; the word is meant. */
    def "words of a jar work in this process"() {
        when:
        def stock = ExtensionJar.within([jar]) { loader ->
            def shell = loader.loadClass('groovy.lang.GroovyShell').getConstructor(ClassLoader).newInstance(loader)
            shell.evaluate(IMPORT + '''
                def shop = new com.acme.Shop()
                def report = scenario('shop') {
                  target shop
                  step('sell') { target.stock-- }
                  inject restock { it - 20 }
                  inject sleep(1.ms)
                  assert stocked(70, 'a note')
                  repeat 3
                }.run()
                [shop.stock, report.validators*.name, report.failures*.message, report.injectors*.name]
                ''')
        }

        then:
        stock == [58, ['stocked(70)'], ['stocked(70) must hold, but does not'], ['custom', 'delay(1ms)']]
    }

    def "mistakes in words of a jar are told like those in words of ChaosKit"() {
        when: 'one process reads a script for each'
        def scripts = MISTAKES.keySet().withIndex().collect { words, i ->
            script("scenario('x') {\n  target { }\n  $words\n}", "shop${i}.groovy")
        }
        def run = ExtensionJar.chaoskit([jar], 'validate', *scripts)

        then:
        run.exitCode == 2
        MISTAKES.values().withIndex().each { told, i -> assert mistake(run.err, "shop${i}.groovy") == told }
    }

    def "each jar that cannot be used is told before the run"() {
        given: 'each jar has a class and a word of its own, so that all can be there at once'
        def cases = BAD_JARS.withIndex().collect { bad, i ->
            bad.collect { it instanceof List ? it : it.replace('Bad', "Bad$i").replace('bad.jar', "bad${i}.jar")
                .replace('Missing', "Missing$i").replace('sweet', "sweet$i") }
        }
        def jars = cases.withIndex().collect { bad, i ->
            def (what, words, options, source) = bad
            ExtensionJar.build(folder, "bad$i", [("com.acme.Bad$i".toString()):
                "package com.acme;\nimport io.chaoskit.word.*;\nimport io.chaoskit.effect.Effect;\n$source".toString()], [words], options)
        }

        when:
        def run = ExtensionJar.chaoskit([jar, *jars], 'run',
            script("scenario('x') { target { } }\nscenario('y') { target { } }"))

        then:
        run.exitCode == 2
        cases.each { what, words, options, source, told ->
            assert run.err.count("✗ chaoskit\n  What went wrong: ${told.replace('\n', '\n  ')}\n\n") == 1 : what
        }
        run.err.endsWith("\n${cases.size()} mistakes\n")
    }

    private static String provider(String method) {
        "public class Bad implements Words { @Word(does = \"is bad\") public $method { return null; } }"
    }

    def "words of a jar are listed beside those of ChaosKit"() {
        when:
        def text = ExtensionJar.chaoskit([jar], 'list', 'injectors')
        def json = ExtensionJar.chaoskit([jar], 'list', 'validators', '--json')

        then:
        [text.exitCode, json.exitCode] == [0, 0]
        text.out.readLines().findAll { it.contains('com.acme') }*.replaceAll(/ {2,}/, '  ') == [
            'nothing()  is nothing (com.acme.ShopWords)',
            'restock(change)  changes the stock at each step (com.acme.ShopWords)',
            "shrink(3, from: 'upper')  takes pieces from the stock at each step (com.acme.ShopWords)",
            "sleep(length)  has the name of a method of Groovy's (com.acme.ShopWords)"]
        new ObjectMapper().readValue(json.out, List).find { it.name == 'stocked' } == [
            name: 'stocked',
            forms: [[
                usage: 'stocked(5)',
                parameters: [
                    [name: 'least', type: 'whole number', passing: 'positional', required: true],
                    [name: 'note', type: 'text', passing: 'positional', required: false],
                    [name: 'within', type: 'duration', passing: 'named', required: false, default: '1s']],
                does: 'so many pieces are left']],
            from: 'com.acme.ShopWords']
    }

    def "the list says what is wrong with a jar behind what it has"() {
        given:
        def bad = ExtensionJar.build(folder, 'bad', ['com.acme.Bad': 'package com.acme; class Bad {}'], ['com.acme.Missing'])

        when:
        def list = ExtensionJar.chaoskit([bad], 'list', 'validators')

        then:
        list.exitCode == 2
        list.out.contains('goroutineLimit(200)')
        list.err.contains('Provider com.acme.Missing not found')
    }

    /** What is told of a script, without its place. */
    private static String mistake(String told, String script) {
        def ofScript = told.split(/(?m)^(?=✗ )/).find { it.startsWith("✗ ") && it.contains(script) }
        ofScript.readLines().dropWhile { !it.startsWith('  What went wrong: ') }.takeWhile { it }.join('\n')
            .replaceFirst('  What went wrong: ', '')
    }

    private static void shop(String out) {
        assert out.contains('stocked(5)')
    }

    private List<Integer> counts() {
        new ObjectMapper().readTree(folder.resolve('report.json').toFile()).injectors*.fired*.intValue()
    }

    private Path script(String text, String name = 'shop.groovy') {
        def file = folder.resolve(name)
        file.text = text
        file
    }
}
