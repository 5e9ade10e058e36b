package io.chaoskit.cli

/** A trigger or an effect that is wrong itself ends the run as a mistake of the script; the code under test has no part in it. */
class HitMistakeSpec extends CliSpec {

    static final String REPO = 'class Repo { int find(int a) { a }\n  def broken() { nosuch.foo } }\n'

    def "#words is a mistake that the run shows"() {
        when:
        def code = run(words)

        then: 'a correct target is not failed'
        code == 2
        err == "✗ shop.groovy:$place\n      $words\n      ${' ' * indent}${'^' * marked}\n  What went wrong: $told\n"
        json().verdict.asText() == 'UNSTABLE'
        json().failures.size() == 0
        json().iterations.failed.asInt() == 0
        json().mistakes.collect { "$it.line:$it.column".toString().replace('"', '') } == [place]
        json().reasons[0].asText().contains("/shop.groovy:$place: ")

        where:
        words                                                 | place  | indent | marked | told
        "inject { hit -> hit.argumnts } on 'Repo.find(..)'"   | '5:23' | 20     | 8      |
            "a hit has no 'argumnts'.\n  Did you mean 'arguments'?"
        "inject { hit -> hit.elapsd() } on 'Repo.find(..)'"   | '5:23' | 20     | 6      |
            "a hit has no 'elapsd'.\n  Did you mean 'elapsed'?"
        "inject { hit -> stok += 1 } on 'Repo.find(..)'"      | '5:19' | 16     | 4      |
            "there is no variable 'stok'.\n  Try: define it before it is used: def stok = …"
        "inject { hit -> null.size() } on 'Repo.find(..)'"    | '5:3'  | 0      | 6      |
            'the effect threw NullPointerException: Cannot invoke method size() on null object.'
        'inject { hit -> hit.call().arguments() }'            | '5:3'  | 0      | 6      |
            "the effect threw IllegalStateException: step('run') is no method."
        "inject corrupt { it.nosuch } on 'Repo.find(..)'"     | '5:23' | 20     | 6      |
            "a number has no 'nosuch'."
        "inject delay(1.ms) when { throw new IOException('no') }" | '5:3' | 0   | 6      |
            "the trigger 'when' of delay(1ms) threw IOException: no."
        "inject delay(1.ms) on 'Repo.find(..)' when { hit.call() }" | '5:3' | 0 | 6      |
            "the trigger 'when' of delay(1ms) threw IllegalStateException: hit.call() must be used in an effect, but was " +
            'used in a trigger, which is asked before the call is known.\n  Try: look at it in inject { hit -> … }'
    }

    def "what an effect throws on purpose, and what it calls, is its fault: #words"() {
        when:
        def code = run(words)

        then:
        code == 1
        json().mistakes.size() == 0
        json().failures[0].exception.type.asText() == type

        where:
        words                                               | type
        "inject { hit -> throw new IOException('mine') }"   | 'java.io.IOException'
        'inject { hit -> new Repo().broken() }'             | 'groovy.lang.MissingPropertyException'
        "inject exception({ new java.sql.SQLException('gone', '08006') }) on 'Repo.find(..)' undeclared true" | 'java.sql.SQLException'
    }

    private int run(String words) {
        chaoskit('run', script("${REPO}scenario('x') {\n  target { new Repo().find(3) }\n  $words\n}"), '-o',
            "json=${folder.resolve('report.json')}")
    }
}
