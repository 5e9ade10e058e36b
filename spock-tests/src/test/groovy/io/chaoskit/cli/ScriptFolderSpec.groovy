package io.chaoskit.cli

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** Folders in the place of scripts, and files that have something unusual in front. */
class ScriptFolderSpec extends Specification {

    @TempDir
    Path folder

    def "runs the scripts of a folder by their names, those without a scenario apart"() {
        given:
        script('b.groovy', scenario('second'))
        script('a.groovy', scenario('first'))
        script('deep/er/c.groovy', scenario('third'))
        script('fixtures.groovy', 'int five() { 5 }')
        script('Model.groovy', 'class Model { }')
        script('notes.txt', 'no script')

        when:
        def run = run(folder)

        then:
        run.exitCode == 0
        (run.out =~ /(?m)^PASS  (\w+)$/).collect { it[1] } == ['first', 'second', 'third']
        run.out.contains("repeat      chaoskit run $folder --seed ")
        Call.chaoskit('validate', folder).out == '✓ 3 scenarios, no mistakes\n'
    }

    def "where a folder has scripts that end with .chaos.groovy, these are meant"() {
        given:
        script('orders.chaos.groovy', scenario('orders'))
        script('OrdersSpec.groovy', 'class OrdersSpec extends spock.lang.NoSuchType { }')

        expect:
        run(folder).out.startsWith('PASS  orders\n')
    }

    def "--only selects scenarios of a folder"() {
        given:
        script('a.groovy', scenario('orders'))
        script('b.groovy', scenario('carts'))

        expect:
        run(folder, '--only', 'ca*').out.startsWith('PASS  carts\n')
    }

    def "a folder with nothing to run is told: #what"() {
        given:
        files.each { script(it, 'class X { }') }

        when:
        def run = run(folder)

        then:
        run.exitCode == 2
        run.err == "✗ $folder\n  What went wrong: $said.\n$hint"

        where:
        what         | files        || said                                                            | hint
        'no script'  | ['x.txt']    || 'the folder must have scripts, but has no file that ends with .groovy' | ''
        'no scenario' | ['X.groovy'] || 'the folder must have a script with a scenario, but has none'   |
            "  Try: scenario('name') { target engine; repeat 100 }\n"
    }

    def "mistakes of all scripts of a folder come together"() {
        given:
        script('a.groovy', "scenario('a') { target { }; inject delai(5.ms) }")
        script('b.groovy', "scenario('b') { target { }; inject pannic() }")

        when:
        def run = run(folder)

        then:
        run.exitCode == 2
        run.err.contains("there is no 'delai'")
        run.err.contains("there is no 'pannic'")
        run.err.endsWith('\n2 mistakes\n')
    }

    def "a script is read #how"() {
        given:
        def file = script('shöp of mine/scrípt one.groovy', text)

        when:
        def good = run(file)
        Files.write(file, (before + text.replace('panic', 'pannic')).getBytes('UTF-8'))
        def wrong = run(file)

        then:
        good.exitCode == 0
        wrong.exitCode == 2
        wrong.err.startsWith("✗ $file:$at\n")
        wrong.err.contains("there is no 'pannic'")

        where:
        how                      | before   | text                                                                        || at
        'with a package'         | ''       | "package com.acme\nscenario('x') { target { }\n  inject panic(0.0) }"       || '3:10'
        'with CRLF'              | ''       | "scenario('x') {\r\n  target { }\r\n  inject panic(0.0)\r\n}\r\n"           || '3:10'
        'with a byte order mark' | '\uFEFF' | "scenario('x') { target { }; inject panic(0.0) }"                           || '1:36'
    }

    private static String scenario(String name) {
        "scenario('$name') { target { Chaos.maybeDelay() }; repeat 1 }"
    }

    private Path script(String name, String text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        file.text = text
        file
    }

    private static Call run(Object... arguments) {
        Call.chaoskit('run', *arguments, '--no-save')
    }
}
