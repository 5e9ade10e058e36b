package io.chaoskit.cli

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.dsl.Vocabulary

class ListCommandSpec extends CliSpec {

    def "#what are listed with how they are written and what they do"() {
        expect:
        chaoskit('list', what) == 0
        err == ''
        out.readLines().any { it ==~ line }
        out.readLines().size() == entries*.forms().flatten().size()

        where:
        what         | entries                 | line
        'injectors'  | Vocabulary.injectors()  | /delay\(5\.ms\) +makes a thread wait, before each step and at Chaos\.maybeDelay\(\)/
        'validators' | Vocabulary.validators() | /latency\.p95 < 200\.ms +how long iterations took, .*/
    }

    def "the JSON of #word says what it is given"() {
        when:
        chaoskit('list', what, '--json')

        then:
        new ObjectMapper().readValue(out, List).find { it.name == word } == entry

        where:
        what         | word        || entry
        'injectors'  | 'cpuStress' || [name: 'cpuStress', forms: [[
            usage: 'cpuStress(4, 500.ms, load: 80.percent)',
            parameters: [
                [name: 'workers', type: 'whole number', passing: 'positional', required: true],
                [name: 'lasting', type: 'duration', passing: 'positional', required: false],
                [name: 'load', type: 'number', passing: 'named', required: false, default: '1']],
            does: 'keeps 4 processors busy, for the whole run or for a time; load: is the share of each']], from: 'built in']
        'injectors'  | 'all'       || [name: 'all', forms: [[
            usage: 'all(delay(5.ms), panic())',
            parameters: [[name: 'parts', type: 'effect', passing: 'repeated', required: false]],
            does: 'does several effects as one, each at its own points']], from: 'built in']
        'validators' | 'noPanics'  || [name: 'noPanics', forms: [
            [usage: 'noPanics()', parameters: [], does: 'no panic in an iteration, recorded or ending a step'],
            [usage: 'noPanics(1)',
             parameters: [[name: 'max', type: 'whole number', passing: 'positional', required: true]],
             does: 'no more panics in an iteration']], from: 'built in']
    }

    def "the JSON of #what is sorted and knows each parameter"() {
        when:
        chaoskit('list', what, '--json')
        def listed = new ObjectMapper().readValue(out, List)

        then:
        listed.size() > least
        listed*.name == listed*.name.toSorted()
        listed*.from.toSet() == ['built in'] as Set
        listed*.forms.flatten()*.parameters.flatten().every { it.name && !it.name.startsWith('arg') && it.type }

        where:
        what         | least
        'injectors'  | 25
        'validators' | 15
    }

    def "what is neither is refused"() {
        expect:
        chaoskit('list', 'injector') == 2
        err == "✗ chaoskit\n  What went wrong: list must be given injectors or validators, but was given 'injector'.\n" +
            "  Did you mean 'injectors'?\n"
    }
}
