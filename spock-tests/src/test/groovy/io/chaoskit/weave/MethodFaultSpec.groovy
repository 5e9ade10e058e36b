package io.chaoskit.weave

import acme.Ledger
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injected
import io.chaoskit.effect.Timeout
import io.chaoskit.effect.Injector
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.pointcut.Pointcut
import io.chaoskit.report.Report
import io.chaoskit.trigger.Trigger
import io.chaoskit.internal.lib.bytebuddy.dynamic.loading.ByteArrayClassLoader
import io.chaoskit.site.Sites

import java.lang.invoke.MethodHandles
import java.lang.invoke.MethodType
import java.sql.SQLException
import java.time.Duration
import java.util.function.UnaryOperator

/** What each effect does to the caller of a method, and to the method. */
class MethodFaultSpec extends ChaosSpec {

    static final String BOOK = 'acme.Ledger.book(String, int)'
    static final String CHARGE = 'acme.shop.Ledger.charge(long)'

    def ledger = new Ledger(10)
    def seen = []

    def "#effect gives the caller #answers and runs the method #ran times"() {
        when:
        def report = calling { seen << attempt { ledger.book('a', 1) } }
            .inject(on(BOOK, effect, Trigger.ALWAYS.every(2))).repeat(2)
        report = run(report)

        then:
        seen*.toString() == answers
        ledger.entries.size() == ran
        report.passed()
        [report.injectors()[0].hits(), report.injectors()[0].fired()] == [2, 1]

        where:
        effect                                           || answers                                                                                  | ran
        Effects.returning(5)                                 || ['1', '5']                                                                               | 1
        Effects.skip()                                       || ['1', '0']                                                                               | 1
        Effects.corrupt({ it + 40 } as UnaryOperator)        || ['1', '41']                                                                              | 2
        Effects.argument(1, { 9 } as UnaryOperator)    || ['1', '9']                                                                               | 2
        Effects.twice()                                      || ['1', '1']                                                                               | 3
        Effects.lostReply(IOException, 'reset') || ['1', 'java.io.IOException: reset']                                               | 2
        Effects.exception(FileNotFoundException, 'gone') || ['1', 'java.io.FileNotFoundException: gone']                                            | 1
        Effects.error('no')                              || ['1', 'io.chaoskit.effect.InjectedException: no']                                        | 1
        Effects.timeout(Duration.ofMillis(1))                || ['1', 'java.net.SocketTimeoutException: injected time-out after 1ms at acme.Ledger.book(String, int)'] | 1
        Effects.all(Effects.argument(1, { 9 } as UnaryOperator), Effects.twice()) || ['1', '9']                                                          | 3
    }

    def "an injected exception of the user's type is marked"() {
        when:
        run(calling { seen << attempt { ledger.book('a', 1) } }.inject(on(BOOK, Effects.exception(IOException, 'x'))))

        then:
        Injected.is(seen[0])
    }

    def "a delay makes the call take its time"() {
        given:
        def length = Duration.ofMillis(30)

        when:
        def report = run(calling { ledger.book('a', 1) }.inject(on(BOOK, Effects.delay(length))))

        then:
        report.latency().min() >= length
    }

    def "a blocked call goes on when the run stops"() {
        when:
        def report = run(calling { ledger.book('a', iteration(it)) }
            .step('fail') { throw new IllegalStateException('enough') }
            .inject(on(BOOK, Effects.block(), Trigger.ALWAYS.first(1))).lanes(2).repeat(2)
            .check(io.chaoskit.validator.Validators.noInfiniteLoop(Duration.ofMillis(50))))

        then:
        report.failures()*.kind()*.text().contains('hang')
    }

    def "faults of several injectors apply in the order written"() {
        when:
        run(calling { seen << attempt { ledger.book('a', 1) } }
            .inject(on(BOOK, Effects.argument(1, { it + 1 } as UnaryOperator)))
            .inject(on(BOOK, Effects.argument(1, { it * 10 } as UnaryOperator)))
            .inject(on(BOOK, Effects.corrupt({ -it } as UnaryOperator))))

        then:
        seen == [-20]
        ledger.entries == ['a:20']
    }

    def "reaches #method"() {
        when:
        def report = run(calling { seen << call(ledger) }.inject(on(method, effect)))

        then:
        report.passed()
        seen.collect { "$it".toString() } == [answer]

        where:
        method                           | effect                                              | call                                    || answer
        'acme.Ledger.total()'            | Effects.returning(99L)                                  | { it.total() }                          || '99'
        'acme.Ledger.currency(..)'       | Effects.returning('EUR')                                | { Ledger.currency('USD', 'CHF') }       || 'EUR'
        'acme.Ledger.secret()'           | Effects.corrupt({ it + 1 } as UnaryOperator)            | { it.reveal() }                         || '8'
        'acme.Ledger.largest(..)'        | Effects.corrupt({ "<$it>" as String } as UnaryOperator) | { it.largest(['a', 'b']) }              || '<b>'
        'acme.Audited.auditor()'         | Effects.returning('me')                                 | { it.auditor() }                        || 'me'
        'acme.Ledger.new(int)'           | Effects.argument(0, { it * 2 } as UnaryOperator)  | { new Ledger(4).limit }                 || '8'
        'acme.Ledger.close()'            | Effects.skip()                                          | { it.close(); it.entries }              || '[]'
        'java.util.UUID.fromString(..)'  | Effects.returning(null)                                 | { UUID.fromString('0-0-0-0-1') }        || 'null'
        'java.lang.Runnable+.run()'      | Effects.skip()                                          | { def ran = []; new acme.Ran(ran).run(); ran } || '[]'
    }

    def "reaches each call of a recursive method"() {
        when:
        def report = run(calling { seen << ledger.depth(4) }
            .inject(on('acme.Ledger.depth(int)', Effects.corrupt({ it + 10 } as UnaryOperator), Trigger.ALWAYS.every(2))))

        then:
        report.injectors()[0].hits() == 5
        seen == [24]
    }

    def "fails a constructor after it ran"() {
        when:
        run(calling { seen << attempt { new Ledger(1) } }
            .inject(on('acme.Ledger.new(..)', Effects.lostReply(IllegalStateException, 'lost'))))

        then:
        seen*.toString() == ['java.lang.IllegalStateException: lost']
    }

    def "a call within an effect is no hit"() {
        given:
        Effect booking = { ledger.book('again', 1) }

        when:
        def report = run(calling { ledger.book('a', 1) }.inject(on(BOOK, booking)))

        then:
        report.injectors()[0].hits() == 1
        ledger.entries == ['again:1', 'a:1']
    }

    def "refuses #effect on #method"() {
        when:
        run(calling { }.inject(on(method, effect)))

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.toString() == [text]

        where:
        effect                               | method                      || text
        Effects.returning('x')                   | BOOK                        || "returning('x') must be a value that the method returns, but acme.Ledger.book(String, int) returns int"
        Effects.returning(null)                  | BOOK                        || 'returning(null) must be a value that the method returns, but acme.Ledger.book(String, int) returns int'
        Effects.skip()                           | 'acme.Ledger.new(int)'      || 'skip() must be on a method, but acme.Ledger.new(int) is a constructor'
        Effects.twice()                          | 'acme.Ledger.new(int)'      || 'twice() must be on a method, but acme.Ledger.new(int) is a constructor'
        Effects.corrupt({ it } as UnaryOperator) | 'acme.Ledger.close()'       || 'corrupt must be on a method that returns something, but acme.Ledger.close() does not'
        Effects.exception(SQLException, '') | CHARGE                      || 'SQLException must be declared by the method, but acme.shop.Ledger.charge(long) does not; undeclared true, to throw it all the same'
        Effects.panic()                      | 'java.lang.String.length()' || "'java.lang.String.length()' must match a method that can be changed, but matches only java.lang.String.length(): the JVM itself and ChaosKit stand on it"
        Effects.panic()                      | 'java.util.zip.CRC32.updateBytes0(..)' || "'java.util.zip.CRC32.updateBytes0(..)' must match a method that can be changed, but matches only java.util.zip.CRC32.updateBytes0(int, byte[], int, int): it is native and has no code to change; take a method that calls it"
        Effects.panic()                      | 'acme.Ledgr.book(..)'       || "'acme.Ledgr.book(..)' must match a method, but there is no class 'acme.Ledgr'; did you mean 'acme.Ledger'?"
        Effects.panic()                      | 'acme.Ledger.bok(..)'       || "'acme.Ledger.bok(..)' must match a method, but acme.Ledger has no method 'bok'; did you mean book(String, int)?"
    }

    def "a fault while a class is initialised leaves that class broken"() {
        given:
        def seen = []
        def fresh = { new Fresh().loadClass('acme.Lazily') }
        def broken = fresh()

        when:
        def report = run(scenario().step('break') { seen << attempt { ready(broken) } }.step('again') { seen << attempt { ready(broken) } }
            .step('whole') { seen << ready(fresh()) }.target(this)
            .inject(on('acme.Lazily.prepare()', Effects.error('no'), Trigger.ALWAYS.limit(1))))

        then:
        report.injectors()[0].hits() == 2
        seen[0] instanceof ExceptionInInitializerError
        Injected.is(seen[0].cause)
        seen[1] instanceof NoClassDefFoundError
        seen[2] == 7

        and: 'it stays so after the run, as after any failure there'
        attempt { ready(broken) } instanceof NoClassDefFoundError
    }

    def "throws what is not declared when it is allowed to"() {
        when:
        run(calling { seen << attempt { new acme.shop.Ledger().charge(1) } }
            .inject(on(CHARGE, Effects.exception(SQLException, 'gone')).withUndeclared(true)))

        then:
        seen*.toString() == ['java.sql.SQLException: gone']
    }

    def "throws what a language does not declare without being asked"() {
        when:
        run(calling { seen << attempt { call(ledger) } }.inject(on(method, Effects.exception(SQLException, 'gone'))))

        then:
        seen*.toString() == ['java.sql.SQLException: gone']

        where:
        method                     | call
        BOOK                       | { it.book('a', 1) }
        'acme.mail.Mail.begun(..)' | { new acme.mail.Mail(null).begun() }
    }

    private static int iteration(context) {
        context.iteration() as int
    }

    private calling(Closure<?> body) {
        scenario().target(ledger).step('call') { body.maximumNumberOfParameters == 0 ? body.call() : body.call(it) }
    }

    static Injector on(String pointcut, Effect effect, Trigger trigger = Trigger.ALWAYS) {
        Injector.of(effect).withSites([Sites.method(Pointcut.parse(pointcut))]).withTrigger(trigger)
    }

    private static Object attempt(Closure<?> body) {
        try {
            body.call()
        } catch (Throwable thrown) {
            thrown
        }
    }

    private static int ready(Class<?> type) {
        MethodHandles.publicLookup().findStatic(type, 'ready', MethodType.methodType(int)).invokeWithArguments() as int
    }

    /** Loads classes anew, from where the specification has them. */
    static class Fresh extends ByteArrayClassLoader {

        Fresh() {
            super(MethodFaultSpec.classLoader, [('acme.Lazily'): MethodFaultSpec.classLoader.getResourceAsStream('acme/Lazily.class').bytes],
                ByteArrayClassLoader.ChildFirst.PersistenceHandler.MANIFEST)
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) {
            name == 'acme.Lazily' && !findLoadedClass(name) ? findClass(name) : super.loadClass(name, resolve)
        }
    }
}
