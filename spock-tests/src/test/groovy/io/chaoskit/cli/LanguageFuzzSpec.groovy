package io.chaoskit.cli

import java.nio.file.Files

/** Wrong scripts of every kind: a mistake is told in the words of scripts, at its place, and once; anything else runs. */
class LanguageFuzzSpec extends CliSpec {

    static final int MUTANTS = 200
    static final long SEED = 15

    static final List<String> SCRIPTS = [
        '''\
            class Shop { int stock = 5; def buy(int n) { stock -= n }; int stock() { stock } }
            def most = 200.ms
            scenario('orders survive') {
              target create: { new Shop() }, close: { it.stock = 0 }
              setup { target.stock = 1000 }
              step('buy') { target.buy(1 + random.nextInt(3)) }
              step('look') { assert target.stock() > 0 }
              inject delay(1.us, 5.us) probability 0.5
              inject panic(0.0)
              inject exception(IOException, 'gone') on point('db') every 50 named 'lost'
              inject { hit -> hit.number } on step('buy') first 1
              assert goroutineLimit(20000)
              assert noSlowIteration(20.s).warning()
              assert target.stock() >= 0 : 'stock'
              assert latency.p95 < most
              assert successRate >= 5.percent
              repeat 3
              onFailure resume
            }'''.stripIndent(),
        '''\
            scenario('network') {
              target { }
              proxy('db') { upstream 'localhost:5432' }
              scope('slow') {
                inject latency(10.ms, jitter: 2.ms, toxicity: 0.5) on proxy('db')
                inject delay(1.us) when { iteration > 1 }
              }
              inject network { host('*.pay.example', 443) { latency 5.ms; drop 0.1 } }
              thresholds { minSuccessRate 0.5; maxFailedIterations 5; critical 'noPanics' }
              assert allOf(noPanics(), maxErrors(5))
              assert stateConsistency('ledger') { iteration > 0 }
              assert eventually(50.ms) { successRate > 0.1 }
              warmUp 1; lanes 2; seed 42
              repeat 4
            }'''.stripIndent(),
        '''\
            def sizes = [1, 2, 3]
            scenario("pressure of ${sizes.size()}") {
              target([run: { }])
              for (n in sizes) { step("s$n") { target.run() } }
              if (sizes) { inject memoryPressure(1.mb, 10.ms) every 20 }
              sizes.each { n -> inject cancellation(0.0, after: 10.ms) on step("s$n") }
              inject all(delay(1.us), error('no')) rate 50.perSecond
              inject oneOf(delay(1.us), delay(2.us)) limit 5 after 2
              teardown { target.run() }
              tolerate injected
              thresholds relaxed
              runFor 20.ms
            }'''.stripIndent()]

    static final List<String> HOSTILE = [
        '[]', '[:]', 'null', "''", "' '", "'${'repeat ' * 300}'".toString(), '-5', '0', '1e300.s', '99999999999.h', 'Double.NaN.ms', '5.ms.ms',
        '5.ms * 2', '5.mb + 5', '1.5', 'true', '{ }', '{ -> null }', '{ it.nosuch }', '[1, 2]', "'host:99999'", 'Shop', 'IOExeption', 'this',
        'any { true }', 'sleep(1)', 'with { }', 'latency', 'successRate', 'noPanics()', 'delay(1.us)', "point('p')", "proxy('db')", 'target',
        'nosuch', 'nosuch(5)', 'scenario("y") { }', 'run()', 'new Object()', 'Object', '1..3', '5.perSecond', '"${nosuch}"', 'a = 5',
        'throw new IOException()', '1 / 0', 'return', 'super', 'as int', '@Foo', '// x', "'", '(', '}', ';', 'repeat = 5', 'def repeat = 5']

    static final List<String> FORBIDDEN = [
        /io\.chaoskit\./, /org\.codehaus/, /org\.apache\.groovy/, /groovyjarjar/, /groovy\.lang/, /java\.lang\./, /\w\$\w*/, /\bdgm\b/,
        /Missing(Method|Property)Exception/, /MethodTooLarge/, /@[0-9a-f]{5,}/, /\.jar\b/, /\b(Said|Broken|ScriptBlock|PojoWrapper)\b/,
        /an? \w*(Clause|Words|Block)\b/, /ClassCastException/, /unnamed module/]

    def "a mutant is told as its mistake, or runs"() {
        given:
        def random = new Random(SEED)

        expect:
        (1..MUTANTS).collectMany { n ->
            def mutant = mutated(SCRIPTS[n % SCRIPTS.size()], random)
            problems(mutant).collect { "$it in mutant $n:\n$mutant\n$err" }
        } == []
    }

    /** A script with up to three changes. */
    private static String mutated(String script, Random random) {
        def tokens = (script =~ /\w+|\s+|'[^']*'|./).collect { it.toString() }
        (1 + random.nextInt(3)).times {
            def visible = tokens.indices.findAll { !tokens[it].isBlank() }
            int at = visible[random.nextInt(visible.size())]
            switch (random.nextInt(6)) {
                case 0: tokens[at] = ''; break
                case 1: tokens[at] += " ${tokens[at]}"; break
                case 2: Collections.swap(tokens, at, visible[random.nextInt(visible.size())]); break
                case 3: tokens[at] = tokens[at].size() > 3 ? tokens[at][0..1] + tokens[at][3..-1] : tokens[at].reverse(); break
                default: tokens[at] = HOSTILE[random.nextInt(HOSTILE.size())]
            }
        }
        tokens.join('')
    }

    private List<String> problems(String mutant) {
        Files.writeString(folder.resolve('fuzz.groovy'), mutant)
        int code = chaoskit('validate', folder.resolve('fuzz.groovy'))
        if (code == 0) {
            return []
        }
        def told = err.split(/(?m)^(?=✗ )/).findAll { it.startsWith('✗ ') }
        def sentences = told.collect { (it =~ /What went wrong: .*/).collect().join() }
        (code == 2 ? [] : ["exit code $code"]) +
            (told ? [] : ['nothing is told']) +
            told.findAll { !(it =~ /^✗ fuzz\.groovy:[1-9]\d*:[1-9]\d*\n/) }.collect { 'no line and column' } +
            told.countBy { (it.readLines()[0] + (it =~ /What went wrong: .*/).collect().join()) }.findAll { it.value > 1 }.collect { 'told twice' } +
            sentences.collectMany { sentence -> FORBIDDEN.findAll { sentence =~ it }.collect { "forbidden: $it" } }
    }
}
