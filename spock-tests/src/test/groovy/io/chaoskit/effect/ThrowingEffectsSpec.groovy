package io.chaoskit.effect

import groovy.transform.PackageScope
import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.StubHit
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.site.Sites
import io.chaoskit.verdict.Verdict

import java.sql.SQLException
import java.util.concurrent.TimeoutException

import static io.chaoskit.effect.Effects.error
import static io.chaoskit.effect.Effects.exception
import static io.chaoskit.effect.Effects.panic

class ThrowingEffectsSpec extends ChaosSpec {

    /** Public, with a public constructor, in a package that the JDK does not export. */
    static final Class<?> INTERNAL = Class.forName('sun.security.validator.ValidatorException')

    def "panic throws an Error"() {
        when:
        panic().apply(new StubHit())

        then:
        def thrown = thrown(Error)
        thrown instanceof InjectedPanic
        thrown.message == 'injected panic at Chaos.maybePanic()'
        Injected.is(thrown)
    }

    def "error throws an unchecked exception with the text"() {
        when:
        error('boom').apply(new StubHit())

        then:
        def thrown = thrown(RuntimeException)
        thrown instanceof InjectedException
        thrown.message == 'boom'
        Injected.is(thrown)
    }

    def "makes a #type.simpleName by its constructor of #constructor"() {
        when:
        exception(type, 'gone').apply(new StubHit(injector: 'lost'))

        then:
        def thrown = thrown(type)
        thrown.class == type
        thrown.message == message
        Injected.is(thrown)
        thrown.suppressed[0].message == 'injected by lost at Chaos.maybePanic()'

        where:
        type                   | constructor           | message
        SQLException           | '(String)'            | 'gone'
        OutOfMemoryError       | '(String)'            | 'gone'
        WithCause              | '(String, Throwable)' | 'gone'
        WithNothing            | '()'                  | null
        NotPublic              | '(String)'            | 'gone'
        WithCauseOnly          | '(Throwable)'         | null
    }

    def "an exception without a text names the site"() {
        when:
        exception(TimeoutException).apply(new StubHit())

        then:
        def thrown = thrown(TimeoutException)
        thrown.message == 'injected at Chaos.maybePanic()'
    }

    def "each fault throws an exception of its own"() {
        given:
        def effect = exception(SQLException, 'gone')

        expect:
        !thrownBy(effect).is(thrownBy(effect))
    }

    def "what the constructor throws is thrown instead"() {
        expect:
        thrownBy(exception(Failing, 'gone')).message == 'cannot be made'
    }

    def "an exception that takes no mark is known as injected"() {
        given:
        def thrown = thrownBy(exception(Unmarkable, 'gone'))

        expect:
        thrown instanceof Unmarkable
        Injected.is(thrown)
    }

    def "a checked exception leaves maybeError as it is"() {
        given:
        Throwable seen = null

        when:
        run(scenario().target {
            try {
                Chaos.maybeError()
            } catch (SQLException gone) {
                seen = gone
            }
        }.inject(exception(SQLException, 'gone')))

        then:
        seen instanceof SQLException
    }

    def "the report tells injected failures from organic ones"() {
        when:
        def report = run(scenario().target {
            Chaos.maybeError()
        }.inject(effect).onFailure(FailurePolicy.RESUME))

        then:
        report.failures()[0].exception().get().injected()
        report.failures()[0].message() == message
        report.verdict() == Verdict.FAIL

        where:
        effect                          | message
        error('boom')                   | "step 'run' threw InjectedException: boom"
        exception(SQLException, 'gone') | "step 'run' threw SQLException: gone"
    }

    def "an organic failure carries no mark"() {
        when:
        def report = run(scenario().target { throw new SQLException('really') })

        then:
        !report.failures()[0].exception().get().injected()
        !Injected.is(new SQLException('x', error))
        !Injected.is(null)

        where:
        error = new InjectedException('its cause is injected, it is not')
    }

    def "rejects #type.simpleName"() {
        when:
        exception(type, 'gone')

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == message

        where:
        type       | message
        INTERNAL   | 'exception(ValidatorException) must have a public constructor of (String), (String, Throwable), () or (Throwable); exception({ new ValidatorException(…) }) makes it'
        Abstract   | 'exception(Abstract) must be a class that can be made, but it is abstract; name one of its subclasses'
        Odd        | 'exception(Odd) must have a public constructor of (String), (String, Throwable), () or (Throwable); exception({ new Odd(…) }) makes it'
        Hidden     | 'exception(Hidden) must have a public constructor of (String), (String, Throwable), () or (Throwable); exception({ new Hidden(…) }) makes it'
    }

    def "#effect is written as #text and acts at #site by itself"() {
        expect:
        effect.text() == text
        effect.defaultSites() == [site]

        where:
        effect                          | text                              | site
        panic()                         | 'panic()'                         | Sites.maybePanic()
        error('boom')                   | "error('boom')"                   | Sites.maybeError()
        exception(SQLException)         | 'exception(SQLException)'         | Sites.maybeError()
        exception(SQLException, 'gone') | "exception(SQLException, 'gone')" | Sites.maybeError()
    }

    def "a fault before a step keeps the step from running"() {
        given:
        boolean ran = false

        when:
        def report = run(scenario().target(this).step('place') { ran = true }
            .inject(Injector.of(error('boom')).withSites([Sites.step('place')])))

        then:
        !ran
        report.failures()[0].step() == 'place'
        report.failures()[0].faults()[0].toString() == "error('boom') at step('place'), hit 1"
    }

    private static Throwable thrownBy(Effect effect) {
        try {
            effect.apply(new StubHit())
        } catch (Throwable any) {
            return any
        }
        throw new AssertionError('nothing was thrown' as Object)
    }

    static class WithCause extends Exception {
        WithCause(String message, Throwable cause) {
            super(message, cause)
        }
    }

    static class WithCauseOnly extends Exception {
        WithCauseOnly(Throwable cause) {
            super(cause)
        }
    }

    @PackageScope
    static class NotPublic extends Exception {
        NotPublic(String message) {
            super(message)
        }
    }

    static class WithNothing extends Exception {
    }

    static class Failing extends Exception {
        Failing(String message) {
            throw new IllegalStateException('cannot be made')
        }
    }

    static class Unmarkable extends Exception {
        Unmarkable(String message) {
            super(message, null, false, false)
        }
    }

    static abstract class Abstract extends Exception {
    }

    static class Odd extends Exception {
        Odd(int code) {
        }
    }

    static class Hidden extends Exception {
        private Hidden(String message) {
        }
    }
}
