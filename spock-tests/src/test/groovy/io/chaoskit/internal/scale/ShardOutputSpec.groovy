package io.chaoskit.internal.scale

import spock.lang.Specification

/** What a shard writes arrives whole, or is known not to. */
class ShardOutputSpec extends Specification {

    static final String JSON = '{"text": "' + (1..3_000).collect { Integer.toString(it * 7919, 36) }.join('ü') + '"}'
    static final List<String> LINES = ShardLines.report(JSON, '1.2.0')

    def output = new ShardOutput('1.2.0')

    def "a report arrives as it was, whatever others print between its lines"() {
        when:
        def ours = LINES.collectMany { [it, 'INFO order 7 was bought', 'chaoskit: a note', ''] }.collect { output.accept(it) }

        then:
        ours.count(true) == LINES.size()
        LINES.size() > 4
        LINES*.size().max() < 4_100
        output.report().get() == JSON
        output.wrong().empty
    }

    def "a short report fits into 4,096 bytes"() {
        expect:
        ShardLines.report(JSON.take(1_500), '1.2.0').join('\n').size() < 4_096
    }

    def "progress is what was told last"() {
        when:
        [ShardLines.hello('1.2.0'), ShardLines.progress(new ShardProgress(7, 1, 3)), 'chaoskit-shard progress x', ShardLines.progress(new ShardProgress(12, 2, 5))]
            .each { output.accept(it) }

        then:
        output.progress() == new ShardProgress(12, 2, 5)
        output.report().empty
        output.wrong().empty
    }

    def "a report with #what is none: #told"() {
        when:
        change(LINES).each { output.accept(it) }

        then:
        output.report().empty
        output.wrong().get() ==~ told
        output.ofOtherVersion() == other

        where:
        what                    | change                                                     || told                                                          | other
        'no end'                | { it.init() }                                              || /its report is broken/                                        | false
        'a missing line'        | { it.take(2) + it.drop(3) }                                || /its report is cut off after [\d,]+ of [\d,]+ characters/     | false
        'half of a line'        | { it.take(3) + [it[3].take(99)] }                          || /its report is cut off after 4,0\d\d of [\d,]+ characters/    | false
        'a changed character'   | { [*it.take(2), it[2].replaceFirst('[a-z]{3}$', 'xyz'), *it.drop(3)] } || /its report is broken/                            | false
        'another version'       | { [it[0].replace('1.2.0', '1.3.0'), *it.tail()] }          || /it is of ChaosKit 1.3.0, and this is 1.2.0/                  | true
        'a form that is newer'  | { [it[0].replace('shard 1 ', 'shard 2 '), *it.tail()] }    || /it is of ChaosKit 1.2.0, and this is 1.2.0/                  | true
    }

    def "a process that never began a report has none, and nothing is wrong with it"() {
        when:
        output.accept(ShardLines.hello('1.2.0'))

        then:
        output.report().empty
        output.wrong().empty
    }
}
