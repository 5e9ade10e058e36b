package io.chaoskit.cli

import java.nio.file.Files

/** What is wrong with a call is told on standard error, and nothing is run. */
class BadCallSpec extends CliSpec {

    static final String KINDS = io.chaoskit.internal.report.Reporters.load().kinds().join(', ')

    static final String SCRIPT = '''
        new File(MARK).text = 'read'
        scenario('orders') {
          target { new File(MARK).text = 'ran' }
          scope('database') { inject delay(1.us) }
        }
        scenario('carts') { target { } }
        '''

    def "#arguments is a mistake"() {
        when:
        def code = chaoskit(*arguments.split(' '))

        then:
        code == 2
        out == ''
        err == "✗ chaoskit\n  What went wrong: $wrong.\n" + (help ? "  $help\n" : '')

        where:
        arguments                      | wrong                                              | help
        'rnu x.groovy'                 | "there is no command 'rnu'"                        | "Did you mean 'run'?"
        'frobnicate'                   | "there is no command 'frobnicate'"                 | 'See: chaoskit --help'
        '--sed 4'                      | "there is no option '--sed'"                       | 'See: chaoskit --help'
        'run'                          | 'run must be given a script, but was given none'   | 'Try: chaoskit run shop.groovy'
        'run x.groovy --sed 4'         | "there is no option '--sed'"                       | "Did you mean '--seed'?"
        'run x.groovy --sed=4'         | "there is no option '--sed'"                       | "Did you mean '--seed'?"
        'run x.groovy -z'              | "there is no option '-z'"                          | 'See: chaoskit run --help'
        'run x.groovy --frobnicate'    | "there is no option '--frobnicate'"                | 'See: chaoskit run --help'
        'run x.groovy --seed'          | '--seed must be given N, but was given nothing'    | 'See: chaoskit run --help'
        'run x.groovy --seed x'        | "--seed must be a whole number, but was 'x'"       | 'See: chaoskit run --help'
        'run x.groovy --seed 1 --seed 2' | '--seed must be given once, but was given again' | 'See: chaoskit run --help'
        'run x.groovy --lanes 2.5'     | "--lanes must be a whole number, but was '2.5'"    | 'See: chaoskit run --help'
        'run x.groovy -e FOO'          | "--env must be K=V, but was 'FOO'"                 | 'See: chaoskit run --help'
        'run x.groovy -o'              |
            '--report must be given KIND[=PATH], but was given nothing'                     | 'See: chaoskit run --help'
        'run x.groovy -o jsn'          | "--report must be one of $KINDS, but was 'jsn'" | "Did you mean 'json'?"
        'run x.groovy -o flowers=x'    | "--report must be one of $KINDS, but was 'flowers'" |
            'Try: --report json=report.json'
        'run x.groovy -o text=a -o json=./a' |
            'each --report must have a path of its own, but ./a is there twice'             | 'Try: name another path for one'
        'sweep x.groovy -o html=x'     | "--report must be one of json, text, but was 'html'" |
            'Try: --report json=report.json'
        'run x.groovy --color blue'    | "--color must be one of always, auto, never, but was 'blue'" | ''
        'run x.groovy --thresholds strikt' |
            "--thresholds must be one of default, relaxed, strict, but was 'strikt'"        | "Did you mean 'strict'?"
        'run x.groovy -i 0'            | '--iterations must be 1 or more, but was 0'        | ''
        'run x.groovy --lanes 0'       | '--lanes must be 1 or more, but was 0'             | ''
        'run x.groovy -d 5'            |
            "--duration must have a unit (ns, us, ms, s, min, h), but was '5'"              | "Did you mean '5s' or '5ms'?"
        'run x.groovy -d 0s'           | '--duration must be more than 0, but was 0ms'      | ''
        'run x.groovy -i 5 -d 5s'      | '--iterations and --duration must not be used together' | 'Leave one out'
        'run x.groovy --fail-fast --continue' |
            '--fail-fast and --continue must not be used together'                          | 'Leave one out'
        'list'                         |
            'list must be given injectors|validators, but was given nothing'                | 'See: chaoskit list --help'
        'list injector'                |
            "list must be given injectors or validators, but was given 'injector'"          | "Did you mean 'injectors'?"
        'version now'                  | "version must not be given 'now'"                  | 'See: chaoskit version --help'
        'validate'                     |
            'validate must be given FILE, but was given nothing'                            | 'See: chaoskit validate --help'
    }

    def "a report that cannot be written is told before anything is read"() {
        given:
        def mark = folder.resolve('mark')
        def file = script(SCRIPT.replace('MARK', "'$mark'"))
        Files.createDirectory(folder.resolve('reports'))
        folder.resolve('file').text = ''

        when:
        def code = chaoskit('run', file, '-o', kind + folder.resolve(path))

        then:
        code == 2
        out == ''
        err == """\
            ✗ chaoskit
              What went wrong: --report $kind$path must name a file that can be written, but $reason.
              Try: name another path, or - for standard output
            """.stripIndent()
        !Files.exists(mark)

        where:
        kind    | path               | reason
        'json=' | 'reports'          | 'it is a folder'
        'text=' | 'file/report.text' | "'file' is not a folder"
    }

    def "checking a report's path leaves a file there as it is"() {
        given:
        folder.resolve('old.json').text = 'old'

        when:
        def code = chaoskit('run', script("scenario('x') { }"), '-o', "json=${folder.resolve('old.json')}",
            '-o', "json=${folder.resolve('new.json')}")

        then:
        code == 2
        folder.resolve('old.json').text == 'old'
        !Files.exists(folder.resolve('new.json'))
    }

    def "a name that no scenario or scope has is told"() {
        given:
        def mark = folder.resolve('mark')

        when:
        def code = chaoskit('run', script(SCRIPT.replace('MARK', "'$mark'")), *arguments)

        then:
        code == 2
        out == ''
        err == "✗ chaoskit\n  What went wrong: $wrong.\n  $help\n"
        mark.text == 'read'

        where:
        arguments                         | wrong                                                 | help
        ['--only', 'order']               | "--only must match a scenario, but 'order' matches none" |
            "There are: 'orders', 'carts'"
        ['--without-scope', 'databse']    | "there is no scope 'databse'"                         | "Did you mean 'database'?"
        ['--without-scope', 'card']       | "there is no scope 'card'"                            | 'There are: database'
    }

    def "without a command the usage is told"() {
        when:
        def code = chaoskit()

        then:
        code == 2
        out == ''
        err.startsWith('Usage: chaoskit')
        err =~ /\n  validate +Reads scripts/
    }

    def "a description with a percent sign is shown as it is"() {
        given:
        def own = System.err
        def noise = new ByteArrayOutputStream()
        System.err = new PrintStream(noise, true)

        when:
        chaoskit('run', '--help')

        then:
        out.contains("successRate>=95%'")
        noise.toString() == ''

        cleanup:
        System.err = own
    }

    def "help is what was asked for"() {
        when:
        def code = chaoskit(*arguments)

        then:
        code == 0
        err == ''
        out.startsWith("Usage: ${usage}")

        where:
        arguments           | usage
        ['--help']          | 'chaoskit'
        ['run', '--help']   | 'chaoskit run'
        ['list', '-h']      | 'chaoskit list'
        ['version', '-h']   | 'chaoskit version'
    }

    def "each command tells the version"() {
        when:
        def code = chaoskit(*arguments)

        then:
        code == 0
        err == ''
        out ==~ /(?s)chaoskit .+\ngroovy .+\njava .+\n/

        where:
        arguments << [['version'], ['--version'], ['run', '-V']]
    }
}
