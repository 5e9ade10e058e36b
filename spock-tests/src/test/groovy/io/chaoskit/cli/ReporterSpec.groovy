package io.chaoskit.cli

import io.chaoskit.Launch
import io.chaoskit.internal.report.Reporters
import io.chaoskit.word.ExtensionJar

import java.nio.file.Files
import java.nio.file.Path

/** The kinds of reports: those of ChaosKit, and those that a jar adds. */
class ReporterSpec extends CliSpec {

    static final String SERVICE = 'META-INF/services/io.chaoskit.report.Reporter'
    static final String PASSING = "scenario('x') { target { } }"
    static final String FAILING = "scenario('x') { target { throw new IOException('gone') } }"

    def "a reporter of a jar writes under the launcher"() {
        given:
        def jar = jar(reporter('one-line', 'reports.forEach(r -> lines.add(r.scenario() + " " + r.verdict()));'))

        when:
        def run = Launch.launcher(['run', script("$PASSING\nscenario('y') { target { } }"), '-o', "one-line=$folder/a.txt"],
            [CHAOSKIT_CLASSPATH: jar])

        then:
        run.exitCode == 0
        folder.resolve('a.txt').text == 'x PASS\ny PASS\n'
        run.out.contains("  one-line report  $folder/a.txt\n")
    }

    def "the kinds of jars are named beside those of ChaosKit"() {
        when:
        def run = ExtensionJar.chaoskit([jar(reporter('one-line', ''))], 'run', script(PASSING), '-o', 'oneline')

        then:
        run.exitCode == 2
        run.err.contains('--report must be one of ')
        run.err.contains(', one-line, ')
        run.err.contains("Did you mean 'one-line'?")
    }

    def "a reporter that throws hides neither the verdict nor other reports"() {
        when:
        def run = ExtensionJar.launched([jar(reporter('one-line', 'throw new IllegalStateException("no ink");'))],
            'run', script(text), '-o', "one-line=$folder/a.txt", '-o', "json=$folder/report.json")

        then:
        run.exitCode == code
        run.out.startsWith("$verdict  x\n")
        run.err.contains("the reporter of 'one-line', com.acme.Ours, must write the report, but threw IllegalStateException: no ink")
        json().verdict.asText() == verdict
        folder.toFile().list().findAll { it.endsWith('.tmp') || it == 'a.txt' } == []

        where:
        text    | verdict | code
        FAILING | 'FAIL'  | 1
        PASSING | 'PASS'  | 2
    }

    def "#what is told before the run"() {
        when:
        def run = ExtensionJar.chaoskit([jar(source, names)], 'run', script(PASSING), '-o', "json=$folder/report.json")

        then:
        run.exitCode == 2
        run.out == ''
        run.err == "✗ chaoskit\n  What went wrong: $told.\n  Try: $hint\n"
        !Files.exists(folder.resolve('report.json'))

        where:
        what                     | source                   | names             | told | hint
        'a kind that is taken'   | reporter('text', '')     | 'com.acme.Ours'   |
            "the kind 'text' of the reporter com.acme.Ours must be another one, but io.chaoskit.internal.report.text.TextReporter has it" |
            'rename it, or take one of them off the class path'
        'a kind with blanks'     | reporter('my kind', '')  | 'com.acme.Ours'   |
            "the kind of the reporter com.acme.Ours must be small letters, digits and hyphens, but was 'my kind'" |
            'fix it, or take it off the class path'
        'a class that is absent' | reporter('a', '')        | 'com.acme.Theirs' |
            "the reporters in $SERVICE must be classes of reporters, but Provider com.acme.Theirs not found" |
            'fix it, or take it off the class path'
    }

    /** Nothing can be written into it, as into a full disk; it can be opened. */
    def "a full disk changes neither verdict nor exit code: #verdict"() {
        when:
        def code = chaoskit('run', script(text), '-o', 'json=/dev/full', '-o', "text=$folder/report.txt")

        then:
        code == exit
        out.startsWith("$verdict  x\n")
        err == '✗ chaoskit\n  What went wrong: --report json=/dev/full must name a file that can be written, but ' +
            'IOException: No space left on device.\n  Try: name another path, or - for standard output\n'
        folder.resolve('report.txt').text.startsWith("$verdict  x\n")

        where:
        text    | verdict | exit
        FAILING | 'FAIL'  | 1
        PASSING | 'PASS'  | 2
    }

    def "a folder that is gone when the run ends changes neither verdict nor exit code"() {
        given:
        Files.createDirectory(folder.resolve('reports'))

        when:
        def code = chaoskit('run', script("""
            scenario('x') { target {
              new File('$folder/reports').deleteDir()
              new File('$folder/reports').text = 'a file'
              throw new IOException('gone') } }"""), '-o', "json=$folder/reports/report.json")

        then:
        code == 1
        out.startsWith('FAIL  x\n')
        err.contains("--report json=reports/report.json must name a file that can be written, but 'reports' is not a folder")
    }

    def "what was there stays as it was when the new report cannot be written"() {
        given:
        folder.resolve('a.txt').text = 'old'

        when:
        def run = ExtensionJar.launched([jar(reporter('one-line', 'out.write("half"); throw new java.io.IOException("no ink");'))],
            'run', script(PASSING), '-o', "one-line=$folder/a.txt")

        then:
        run.exitCode == 2
        folder.resolve('a.txt').text == 'old'
        folder.toFile().list().findAll { it.endsWith('.tmp') } == []
    }

    def "a report goes through a link and keeps the permissions of its file"() {
        given:
        def file = Files.createDirectory(folder.resolve('real')).resolve('a.json')
        file.text = 'old'
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString('rw-r-----'))
        Files.createSymbolicLink(folder.resolve('report.json'), file)

        when:
        chaoskit('run', script(PASSING), '-o', "json=$folder/report.json")

        then:
        Files.isSymbolicLink(folder.resolve('report.json'))
        json('real/a.json').verdict.asText() == 'PASS'
        java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-r-----'
    }

    /** Each is far longer than what is written at once. */
    def "processes that write one file at the same time leave the report of one"() {
        given:
        def file = folder.resolve('one.txt')
        def writers = ('a'..'h').collect { letter ->
            Thread.start { 40.times { WholeFile.write(file) { out -> 50.times { out.write(letter * 5_000) } } } }
        }
        def seen = [] as Set<String>

        when:
        while (writers.any { it.alive }) {
            if (Files.exists(file)) {
                seen << Files.readString(file)
            }
        }
        seen << Files.readString(file)

        then:
        seen.every { it == it.take(1) * 250_000 }
        folder.toFile().list().toList() == ['one.txt']
    }

    def "ChaosKit's own kinds are there"() {
        expect:
        Reporters.load().kinds().containsAll(['json', 'text'])
    }

    private Path jar(String source, String names = 'com.acme.Ours') {
        ExtensionJar.build(folder, 'ours', ['com.acme.Ours': source], [names], [], SERVICE)
    }

    private static String reporter(String kind, String body) {
        """
        package com.acme;

        import io.chaoskit.report.*;
        import java.util.*;

        public class Ours implements Reporter {
            public String kind() { return "$kind"; }
            public String extension() { return "txt"; }
            public void write(List<Report> reports, java.io.Writer out) throws java.io.IOException {
                List<String> lines = new ArrayList<>();
                write(reports, out, lines);
                out.write(String.join("\\n", lines) + "\\n");
            }
            private void write(List<Report> reports, java.io.Writer out, List<String> lines) throws java.io.IOException { $body }
        }
        """
    }
}
