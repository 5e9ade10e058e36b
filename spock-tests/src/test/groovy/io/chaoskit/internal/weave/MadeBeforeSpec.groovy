package io.chaoskit.internal.weave

import io.chaoskit.ChaosSpec

/** What was woven once is given again for the very same class file only. */
class MadeBeforeSpec extends ChaosSpec {

    def made = new MadeBefore()

    def "gives what was made of the same class file"() {
        when:
        made.put('acme.Ledger', [1, 2] as byte[], [3] as byte[])

        then:
        made.get('acme.Ledger', [1, 2] as byte[]) == [3] as byte[]
    }

    def "gives nothing for another class file of that name"() {
        when:
        made.put('acme.Ledger', [1, 2] as byte[], [3] as byte[])

        then:
        made.get('acme.Ledger', [1, 4] as byte[]) == null
        made.get('acme.Order', [1, 2] as byte[]) == null
    }

    def "keeps the newest"() {
        when:
        made.put('acme.Ledger', [1, 2] as byte[], [3] as byte[])
        made.put('acme.Ledger', [1, 4] as byte[], [5] as byte[])

        then:
        made.get('acme.Ledger', [1, 2] as byte[]) == null
        made.get('acme.Ledger', [1, 4] as byte[]) == [5] as byte[]
    }
}
