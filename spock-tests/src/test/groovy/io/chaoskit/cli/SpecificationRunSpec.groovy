package io.chaoskit.cli

import io.chaoskit.internal.tests.LauncherLoader
import spock.util.environment.RestoreSystemProperties

/** `chaoskit run CheckoutSpec.groovy`: specifications of Spock and classes of JUnit, run like scripts. */
@RestoreSystemProperties
class SpecificationRunSpec extends CliSpec {

    static final String SPEC = '''\
        import spock.lang.Specification

        class CheckoutSpec extends Specification {
          def "an order is kept"() { expect: 1 + 1 == 2 }
          def "an order is #what"() {
            expect:
            what != 'lost'

            where:
            what << ['paid', WORD]
          }
          @spock.lang.Ignore
          def "not yet"() { expect: false }
        }
        '''.stripIndent()

    def "a specification passes"() {
        expect:
        [chaoskit('run', spec('sent')), err] == [0, '']
        out == 'PASS  CheckoutSpec\n  features    3 passed, 1 skipped\n'
    }

    def "a feature that fails is told with its place, its picture and its command"() {
        expect:
        chaoskit('run', spec('lost')) == 1
        out == '''\
            FAIL  CheckoutSpec
              features    2 passed, 1 failed, 1 skipped
              ✗ an order is lost  CheckoutSpec.groovy:7
                  Condition not satisfied:

                  what != 'lost'
                  |    |
                  lost false
                  repeat      chaoskit run CheckoutSpec.groovy --only 'an order is lost'
            '''.stripIndent()
    }

    def "--only selects features, and scenarios: #only"() {
        given:
        script("scenario('an order') { target { } }", 'a.groovy')
        spec('lost')

        expect:
        chaoskit('run', folder, '--no-save', '-q', '--only', only) == code
        (out =~ /(?m)^([A-Z]+) +(?:.*scenario )?(\S.*)$/).collect { it[1] + (it[2].startsWith('CheckoutSpec') ? ' CheckoutSpec' : ' an') } == lines

        where:
        only               || code | lines
        '*kept'            || 0    | ['PASS CheckoutSpec']
        'an order'         || 0    | ['PASS an']
        'an order*'        || 1    | ['PASS an', 'FAIL CheckoutSpec']
        'an order is #*'   || 1    | ['FAIL CheckoutSpec']
    }

    def "a name that nothing has is told with those that there are"() {
        expect:
        chaoskit('run', spec('x'), '--only', 'nothing') == 2
        err.contains("--only must match a scenario, but 'nothing' matches none.\n  There are: 'an order is kept', ")
    }

    def "a folder may have scripts, specifications and classes"() {
        given:
        script("scenario('shop') { target { } }", 'a.groovy')
        script('class Shop { }', 'Shop.groovy')
        spec('sent')

        expect:
        chaoskit('run', folder, '--no-save') == 0
        out.contains('PASS  shop\n')
        out.contains('PASS  CheckoutSpec\n')
        chaoskit('validate', folder) == 0
        out == '✓ 1 scenario, 3 features, no mistakes\n'
    }

    def "a dry run shows features and runs none"() {
        expect:
        chaoskit('run', spec('lost'), '--dry-run') == 0
        out.startsWith("specification 'CheckoutSpec'\n  feature an order is kept\n")
        out.endsWith('nothing was run (--dry-run)\n')
    }

    def "specifications that skip everything prove nothing"() {
        given:
        def spec = script('@spock.lang.Ignore class XSpec extends spock.lang.Specification { def "a"() { expect: true } }', 'XSpec.groovy')

        expect:
        chaoskit('run', spec) == 0
        out.startsWith('UNSTABLE  XSpec\n')
        chaoskit('run', spec, '--fail-on-unstable') == 3
    }

    def "faults in features are placed by --seed"() {
        given:
        def spec = script('''\
            import io.chaoskit.Chaos as Points
            import io.chaoskit.spock.Chaos
            class XSpec extends spock.lang.Specification {
              @Chaos({ inject exception(IOException, 'gone') on point('db') probability 0.5 })
              def "a"() { expect: (1..40).collect { try { Points.apply('db'); 0 } catch (IOException e) { 1 } }.join() == '' }
            }'''.stripIndent(), 'XSpec.groovy')

        expect:
        chaoskit('run', spec, '--seed', 7) == 1
        def first = (out =~ /[01]{40}/)[0]
        out.contains("repeat      chaoskit run XSpec.groovy --seed 7 --only a\n")
        chaoskit('run', spec, '--seed', 7) == 1
        (out =~ /[01]{40}/)[0] == first
        chaoskit('run', spec, '--seed', 8) == 1
        (out =~ /[01]{40}/)[0] != first
    }

    def "where Spock is not there the mistake says what to do: #where"() {
        given:
        if (pom) {
            folder.resolve('pom.xml').text = '<project/>'
        }
        def spec = script("import spock.lang.NoSuch\nclass XSpec extends NoSuch { }", 'XSpec.groovy')

        expect:
        chaoskit('run', spec) == 2
        err.contains("unable to resolve class spock.lang.NoSuch.\n  Try: $hint\n".replace('POM', pom ? "'pom.xml'".replace("'", '') : ''))

        where:
        where          | pom   || hint
        'in a project' | true  || 'name the project that has Spock or JUnit: --pom POM'
        'anywhere'     | false || 'name a project that has Spock or JUnit with --pom pom.xml, or put them on --class-path'
    }

    def "where there is no platform there are no tests"() {
        expect:
        LauncherLoader.tests(ClassLoader.platformClassLoader).empty
        LauncherLoader.tests(getClass().classLoader).present
    }

    private spec(String word) {
        script(SPEC.replace('WORD', "'$word'"), 'CheckoutSpec.groovy')
    }
}
