package io.chaoskit.internal.weave

import io.chaoskit.internal.lib.bytebuddy.description.type.TypeDescription
import io.chaoskit.internal.lib.bytebuddy.pool.TypePool
import spock.lang.Specification

class LanguagesSpec extends Specification {

    def "#type declares exceptions: #declares"() {
        expect:
        Languages.declareExceptions(TypeDescription.ForLoadedType.of(type)) == declares
        Languages.declareExceptions(TypePool.Default.of(getClass().classLoader).describe(type.name).resolve()) == declares

        where:
        type                       || declares
        acme.shop.Ledger           || true
        Runnable                   || true
        ArrayList                  || true
        acme.mail.Wire             || true
        acme.Ledger                || false
        LanguagesSpec              || false
        acme.mail.Mail             || false
    }
}
