package io.chaoskit.cli

import spock.util.environment.RestoreSystemProperties

/** Settings from outside of a call: default < chaoskit.properties < script < environment < option. */
@RestoreSystemProperties
class SettingsSpec extends CliSpec {

    static final String SAYS = "scenario('x') { target { }; repeat 3; lanes 1; seed 5; onFailure stop; thresholds strict }"
    static final String SILENT = "scenario('x') { target { } }"

    def setup() {
        System.setProperty('chaoskit.folder', folder.resolve('.chaoskit').toString())
    }

    def "a setting of the file is below what a script says: #words"() {
        given:
        properties('iterations = 7\nseed = 9\nlanes: 2\nthresholds relaxed\ncontinue=true')

        expect:
        chaoskit('run', script(words), '--no-save', '-o', "json=$folder/report.json") == 0
        with(json()) {
            path('iterations').path('total').asInt() == iterations
            path('seed').asLong() == seed
        }
        chaoskit('run', folder.resolve('shop.groovy'), '--dry-run') == 0
        out.contains("$iterations iterations${lanes == 1 ? '' : " in $lanes lanes"}\n")

        where:
        words  || iterations | seed | lanes
        SAYS   || 3          | 5    | 1
        SILENT || 7          | 9    | 2
    }

    def "the environment is above the script, and an option above all: #options"() {
        given:
        def settings = Settings.of(file('lanes = 2\niterations = 7\nreport = text'), [CHAOSKIT_LANES: '4', CHAOSKIT_REPORT: 'json, html=x.html', PATH: 'x'])

        expect:
        settings.call(new RunArguments().model().command('run', { 0 }), options) == called + options

        where:
        options            || called
        []                 || ['--lanes=4', '--report=json', '--report=html=x.html']
        ['--lanes', '8']   || ['--report=json', '--report=html=x.html']
        ['-o', 'markdown'] || ['--lanes=4']
        ['--wrong']        || ['--lanes=4', '--report=json', '--report=html=x.html']
    }

    def "what contradicts an option is left out: #options"() {
        expect:
        Settings.of(Optional.empty(), [CHAOSKIT_DURATION: '5s', CHAOSKIT_FAIL_FAST: 'true', CHAOSKIT_QUIET: 'false'])
            .call(new RunArguments().model().command('run', { 0 }), options) == called + options

        where:
        options                    || called
        []                         || ['--duration=5s', '--fail-fast']
        ['-i', '5']                || ['--fail-fast']
        ['--continue', '-d', '3s'] || []
    }

    def "env.K of the file is below the environment of the process, and -e above both"() {
        given:
        properties('env.COLOUR = red\nenv.PATH = mine')

        expect:
        chaoskit('run', script("assert env.PATH != 'mine'\nscenario(env.COLOUR) { target { } }"), '--no-save', *options) == 0
        out.startsWith("PASS  $colour\n")

        where:
        options              || colour
        []                   || 'red'
        ['-e', 'COLOUR=blue'] || 'blue'
    }

    def "settings of a call are those of its options"() {
        given:
        properties("quiet = true\nreport = json=$folder/report.json, text=$folder/report.txt\nno-save = true")

        expect:
        chaoskit('run', script(SILENT)) == 0
        out == "${json()*.toString() ? out : ''}"
        folder.resolve('report.txt').toFile().exists()
    }

    def "everything that is wrong with the file is told at once, each with its place"() {
        given:
        properties('''\
            # lanes = x
            lannes = 4
            lanes = none
              thresholds = strickt
            iterations = 0
            quiet = perhaps
            lanes = 4
            nothing.like.it = 1
            pom = gone/pom.xml
            seed = 3
            '''.stripIndent())

        expect:
        chaoskit('run', script(SILENT)) == 2
        out == ''
        (err =~ /(?m)^✗ (\S+)\n.*\n.*\n  What went wrong: (.*)\n(?:  (.*)\n)?/).collect { "${it[1]} ${it[2]} ${it[3] ?: ''}".trim() } == [
            "chaoskit.properties:2:1 there is no setting 'lannes'. Did you mean 'lanes'?",
            "chaoskit.properties:3:1 lanes must be a whole number, but was 'none'. See: chaoskit run --help",
            "chaoskit.properties:4:3 thresholds must be one of default, relaxed, strict, but was 'strickt'. Did you mean 'strict'?",
            'chaoskit.properties:5:1 iterations must be 1 or more, but was 0.',
            "chaoskit.properties:6:1 quiet must be true or false, but was 'perhaps'.",
            'chaoskit.properties:7:1 lanes must be given once, but was given again. Remove one; the first is at chaoskit.properties:3:1',
            "chaoskit.properties:8:1 there is no setting 'nothing.like.it'. There are: class-path, color, continue, duration, fail-fast, " +
                'fail-on-unstable, failed-first, iterations, lanes, metrics-port, no-save, only, otlp, pom, quiet, report, seed, shrink, ' +
                'shrink-time, threshold, thresholds, verbose, without-scope, env.NAME',
            "chaoskit.properties:9:1 pom must name the pom.xml of a project, but 'gone/pom.xml' is none. Try: pom = pom.xml"]
        err.endsWith('8 mistakes\n')
    }

    def "a variable that cannot be is told by its name"() {
        when:
        Settings.of(Optional.empty(), [CHAOSKIT_LANES: '0'])

        then:
        def found = thrown(MistakesFound)
        found.mistakes()*.message() == ['CHAOSKIT_LANES must be 1 or more, but was 0']
    }

    def "validate -v shows where each value comes from"() {
        given:
        properties('# ours\nlanes = 4\niterations = 7\nreport = json\nenv.COLOUR = red')

        expect:
        chaoskit('validate', script("scenario('orders') {\n  target { }\n  seed 5\n  lanes 2\n}"), '-v') == 0
        out == '''\
            ✓ 1 scenario, no mistakes

            shop.groovy:1:1  orders
              length      7 iterations  chaoskit.properties:3
              lanes       2             shop.groovy:4
              seed        5             shop.groovy:3
              onFailure   stop          default
              thresholds  default       default

            of the call
              report      json  chaoskit.properties:4
              env.COLOUR  red   chaoskit.properties:5
            '''.stripIndent()
    }

    def "a file in UTF-8 with a mark, CRLF and a long line is read"() {
        given:
        properties('\uFEFFenv.COLOUR = rö\\\r\n   t\r\nlanes = 2\r\n')

        expect:
        chaoskit('run', script("scenario(env.COLOUR) { target { } }"), '--no-save') == 0
        out.startsWith('PASS  röt\n')
    }

    def "no settings at all are asked for where a process is started for a call that has them"() {
        given:
        System.setProperty(Settings.PROPERTY, '')

        expect:
        Settings.here() == new Settings([])
    }

    private Optional<SettingsFile> file(String text) {
        properties(text)
        SettingsFile.here()
    }

    private void properties(String text) {
        folder.resolve('chaoskit.properties').setText(text, 'UTF-8')
        System.setProperty(Settings.PROPERTY, folder.resolve('chaoskit.properties').toString())
    }
}
