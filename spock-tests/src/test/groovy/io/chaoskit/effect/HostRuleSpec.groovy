package io.chaoskit.effect

import io.chaoskit.site.Contact
import io.chaoskit.site.Contact.Way
import spock.lang.Specification

import java.time.Duration

class HostRuleSpec extends Specification {

    def "'#glob' is for '#host': #answer"() {
        expect:
        HostRule.of(glob, OptionalInt.empty()).matches(new Contact(Way.CONNECT, host, 443)) == answer

        where:
        glob              | host                      || answer
        '*.pay.example'   | 'api.pay.example'         || true
        '*.pay.example'   | 'a.b.pay.example'         || true
        '*.pay.example'   | '.pay.example'            || true
        '*.pay.example'   | 'pay.example'             || false
        '*.pay.example'   | 'api.pay.example.org'     || false
        '*.pay.example'   | 'api-pay-example'         || false
        '*'               | 'localhost'               || true
        '*'               | '::1'                     || true
        '*'               | ''                        || true
        '*pay*'           | 'api.pay.example'         || true
        '*pay*'           | 'api.play.example'        || false
        'a*a'             | 'a'                       || false
        'a*ab'            | 'aaaab'                   || true
        '10.0.*.7'        | '10.0.1.7'                || true
        '10.0.*.7'        | '10.0.1.77'               || false
        'pay.example'     | 'api.pay.example'         || false
        'Pay.Example'     | 'pAY.eXAMPLE'             || true
        'pay.example.'    | 'pay.example'             || true
        'pay.example'     | 'pay.example.'            || true
        '*.example'       | 'pay.example.'            || true
        '(pay).example'   | 'pay.example'             || false
        '::1'             | '0:0:0:0:0:0:0:1'         || true
        '[::1]'           | '::1'                     || true
        '::1'             | '[::1]'                   || true
        '::1'             | '::2'                     || false
        '::'              | '0:0:0:0:0:0:0:0'         || true
        '2001:DB8::a:0'   | '2001:db8:0:0:0:0:a:0'    || true
        '2001:0db8::1'    | '2001:db8:0:0:0:0:0:1'    || true
        '2001:db8::1'     | '2001:db8:0:0:0:0:0:11'   || false
        'fe80::1'         | 'fe80:0:0:0:0:0:0:1%eth0' || true
        'fe80:0:0:0:*'    | 'fe80::1:2:3:4'           || true
        'fe80:0:0:0:*'    | 'fe81::1:2:3:4'           || false
        'localhost'       | '127.0.0.1'               || false
    }

    def "port #port is for port #other: #answer"() {
        given:
        def rule = HostRule.of('pay.example', port == null ? OptionalInt.empty() : OptionalInt.of(port))

        expect:
        rule.matches(new Contact(way, 'pay.example', other)) == answer

        where:
        port | way         | other || answer
        null | Way.CONNECT | 1     || true
        null | Way.LOOKUP  | -1    || true
        443  | Way.REQUEST | 443   || true
        443  | Way.REQUEST | 80    || false
        443  | Way.POINT   | -1    || false
        443  | Way.LOOKUP  | -1    || false
    }

    def "a rule with a port is for look-ups when its host can be unknown"() {
        expect:
        new HostRule('pay.example', OptionalInt.of(443), Duration.ZERO, Duration.ZERO, 0, 0, 0, 0.1)
            .matches(new Contact(Way.LOOKUP, 'pay.example', -1))
    }
}
