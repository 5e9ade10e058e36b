package io.chaoskit.report

import io.chaoskit.internal.report.markdown.MarkdownText
import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.validator.Severity
import io.chaoskit.verdict.Verdict
import spock.lang.Specification

import java.nio.charset.StandardCharsets

/** Reports as step summaries. */
class MarkdownTextSpec extends Specification {

    def "shows the verdict, the checks, the kinds of failures and the commands"() {
        given:
        def report = Reports.builder()
            .validators([Reports.check('stock >= 0', Status.FAILED), Reports.check('ledger', Status.PASSED)])
            .injectors([new InjectorReport('slow', '', 'delay(5ms)', "step('pay')", '', 60, 0, 0, '')], 0)
            .failures([Reports.step(3).build(), Reports.step(5).build()], 0, FailureAnalysis.NONE)
            .build()

        expect:
        MarkdownText.WHOLE.of([report]) == '''\
            ### ❌ FAIL&ensp;orders

            - stock was violated 2 times

            10 iterations in 1.5s, 2 failed; p50 2ms, p95 4ms, max 6ms

            | | check | measured | result |
            |---|---|---|---|
            | ❌ | <code>stock &#62;= 0</code> | max 1 | violated 2 times |
            | ✅ | <code>ledger</code> | max 1 |  |

            | injector | at | hits | fired |
            |---|---|--:|--:|
            | <code>slow</code> | step('pay') | 60 | none |

            <details><summary>2 times, first in iteration 3: <code>step 'pay' threw IOException&#58; gone</code></summary>

            ```text
                iteration 3 (the first of 2)  step 'pay' threw IOException: gone
                    at Shop.pay(Shop.java:7)
                  after exception(IOException) at point('db'), hit 1
                  replay  chaoskit replay x.json --failure 3
            ```

            </details>

            Seed 42, repeat it with

            ```text
            chaoskit run orders.groovy --seed 42
            ```

            '''.stripIndent()
    }

    def "nothing of a user's text is obeyed"() {
        given:
        def nasty = Reports.NASTY
        def report = Reports.builder(Verdict.FAIL, nasty).verdict(Verdict.FAIL, [nasty, '1. a', '- b', '# c'], nasty)
            .validators([Reports.check(nasty, Status.FAILED, Severity.CRITICAL, nasty)])
            .failures([Reports.step(3, nasty + '\n````\n</details>').build()], 0, FailureAnalysis.NONE).build()

        when:
        def text = MarkdownText.WHOLE.of([report])
        def outside = text.replaceAll(/(?s)(`{3,})text\n.*?\n\1\n/, '')

        then:
        outside.contains('- &#49;. a\n- &#45; b\n- &#35; c\n')
        !outside.contains('</script>') && !outside.contains('`') && !outside.contains('*') && !outside.contains('@')
        outside.count('</details>') == 1
        text.contains('`````text\n')
        !text.contains('\u001B') && !text.contains('\u0000') && !text.contains('\u202E')
        text.contains('😀')
    }

    def "stays within #most bytes"() {
        given:
        def reports = (1..200).collect { number ->
            Reports.builder(Verdict.FAIL, "scenario $number")
                .failures((1..30).collect { Reports.step(it, 'ä' * 300).step("s$it").build() }, 0, FailureAnalysis.NONE).build()
        }

        when:
        def text = new MarkdownText(most).of(reports)

        then:
        text.getBytes(StandardCharsets.UTF_8).length <= most
        text.endsWith(end)

        where:
        most      || end
        1 << 20   || 'more scenarios.\n'
        20_000    || 'more scenarios.\n'
        1_000     || 'There is no room for 200 more scenarios.\n'
    }
}
