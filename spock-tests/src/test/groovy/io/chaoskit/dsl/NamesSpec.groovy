package io.chaoskit.dsl

import io.chaoskit.internal.dsl.block.ScriptBlock

/** What a script calls by its own names is its own, unless the name is a word of the block that it stands in. */
class NamesSpec extends DslSpec {

    static final List<String> PLUMBING = [
        'draft', 'name', 'context', 'core', 'core$', 'seen', 'seen$', 'hit', 'hit$', 'block', 'place', 'source', 'body',
        'closed', 'properties', 'context$', 'target$', 'owner$', 'builder', 'clause', 'mistake', 'probing', 'used', 'at',
        'open', 'read', 'file', 'line', 'column', 'word', 'limits', 'limits$', 'name$', 'scope$', 'session', 'model', 'it$']

    /** Words of a scenario that mean nothing while it runs. */
    static final List<String> DESCRIBING = ['stop', 'resume', 'strict', 'relaxed', 'repeat', 'seed', 'lanes', 'step', 'scope']

    def setup() {
        variables.seen = [:]
    }

    def "variables of the script are seen in every block"() {
        given:
        (PLUMBING + DESCRIBING).each { variables.put(it, "my $it".toString()) }
        variables.found = []
        def all = list(PLUMBING)
        def running = list(PLUMBING - ['hit'] + DESCRIBING)

        when:
        run """
            scenario('x') {
              found << $all
              target create: { found << $running; [:] }, close: { found << $running }
              setup { found << $running }
              teardown { found << $running }
              step('a') { found << $running }
              scope('s') {
                found << $all
                inject { found << $running }
                inject delay(1.us) when { found << $running; false }
              }
              thresholds { found << $all }
              assert found << $running
              assert stateConsistency('c') { found << $running; true }
            }"""

        then:
        def expected = { names -> names.collect { "my $it".toString() } }
        variables.found.countBy { it } == [
            (expected(PLUMBING)): 3,
            (expected(PLUMBING - ['hit'] + DESCRIBING)): 9]
    }

    private static String list(List<String> names) {
        names.collect { it.contains('$') ? "this.binding.variables['$it']" : it }.toString()
    }

    def "methods of the script are called in every block"() {
        given:
        variables.found = []
        def names = (PLUMBING - PLUMBING.findAll { it.contains('$') })
        def running = names + ['delay', 'error', 'panic', 'all', 'point', 'inject', 'noPanics', 'seed', 'goroutineLimit']
        def calls = { all -> all.collect { "$it('$it', 1, 2, 3, 4)" }.toString() }

        when:
        def report = run """
            ${running.collect { "def $it(a, b, c, d, e) { 'my ' + a }" }.join('\n            ')}
            scenario('x') {
              found << ${calls(names)}
              target create: { found << ${calls(running)}; [:] }
              setup { found << ${calls(names)} }
              step('a') { found << ${calls(running - ['inject', 'seed'])} }
              scope('s') { found << ${calls(names)} }
              thresholds { found << ${calls(names)} }
              assert found << ${calls(running)}
            }"""

        then:
        report.passed()
        variables.found.every { it.every { it.startsWith('my ') } }
        variables.found.size() == 7
    }

    def "closures in the binding are called like methods"() {
        given:
        variables.found = []
        variables.draft = { n -> variables.found << "draft $n" }

        when:
        run '''
            helper = { n -> found << "helper $n" }
            scenario('x') {
              helper 1
              draft 1
              target([:])
              step('a') { helper 2; draft 2 }
              scope('s') { helper 3 }
            }'''

        then:
        variables.found == ['helper 1', 'draft 1', 'helper 3', 'helper 2', 'draft 2']
    }

    def "fields and properties of the script are seen"() {
        given:
        variables.found = []

        when:
        run '''
            import groovy.transform.Field
            @Field String draft = 'field'
            @Field static String place = 'static'
            def getContext() { 'getter' }
            scenario('x') {
              found << [draft, place, context]
              target([:])
              step('a') { found << [draft, place, context]; draft = 'changed' }
              assert found << [draft, place, context]
            }'''

        then:
        variables.found == [['field', 'static', 'getter']] * 2 + [['changed', 'static', 'getter']]
    }

    def "a step sets a variable of the script"() {
        when:
        run '''
            scenario('x') {
              reading = 1
              target([:])
              step('a') { written = 2; seen.value = written }
            }'''

        then:
        variables.seen == [value: 2]
        variables.reading == 1
        variables.written == 2
    }

    def "the target's own closure sees the script"() {
        given:
        variables.context = 'mine'

        when:
        run "def draft() { 'my draft' }\nscenario('x') { target { seen.value = [context, draft(), iteration] } }"

        then:
        variables.seen.value == ['mine', 'my draft', 1]
    }

    def "a scenario in a class sees its members"() {
        when:
        read '''
            class Shop {
              String draft = 'my draft'
              List found = []
              private String secret() { 'my secret' }
              static String open() { 'my open' }
              def experiment() {
                scenario('x') {
                  found << draft << secret() << open()
                  target([:])
                  step('a') { found << draft << secret() << open() }
                }
              }
            }
            def shop = new Shop()
            shop.experiment().run()
            seen.found = shop.found'''

        then:
        variables.seen.found == ['my draft', 'my secret', 'my open'] * 2
    }

    def "a scenario sees what is around it in other blocks"() {
        when:
        read '''
            class Names { def draft() { 'my draft' }; def place = 'my place' }
            new Names().with {
              def scenario = scenario('x') {
                seen.reading = [draft(), place]
                target([:])
                step('a') { seen.running = [draft(), place] }
              }
              scenario.run()
            }'''

        then:
        variables.seen == [reading: ['my draft', 'my place'], running: ['my draft', 'my place']]
    }

    def "a block has no member that a script could mean: #type.simpleName"() {
        expect:
        members(type) - groovy() == []

        where:
        type << [ScriptBlock, Class.forName('io.chaoskit.internal.dsl.form.RunBlock')]
    }

    private static List<String> members(Class<?> type) {
        (type.declaredMethods.toList() + type.declaredFields.toList()).findAll { !it.synthetic }*.name
            .unique().findAll { !it.endsWith('$') && !it.startsWith('lambda$') }
    }

    private static List<String> groovy() {
        ['methodMissing', 'getProperty', 'setProperty', 'invokeMethod']
    }
}
