package io.chaoskit.pointcut

import acme.shop.BranchLedger
import acme.shop.Cart
import acme.shop.Ledger
import acme.shop.Order
import acme.shop.OrderRepo
import acme.shop.Store
import acme.shop.mail.Mailer
import io.chaoskit.internal.lib.bytebuddy.description.method.MethodDescription
import io.chaoskit.internal.lib.bytebuddy.description.type.TypeDescription
import io.chaoskit.internal.pointcut.TypeNames

class PointcutSpec extends PointcutSpecification {

    def "'#text' is the same as '#normal'"() {
        given:
        def pointcut = Pointcut.parse(text)
        def same = Pointcut.parse(normal)

        expect:
        pointcut.text() == normal
        pointcut.toString() == normal
        pointcut == same
        pointcut.hashCode() == same.hashCode()

        where:
        text                                          | normal
        'com.acme.Ledger.balance'                     | 'com.acme.Ledger.balance(..)'
        ' com . acme . Ledger . balance ( ) '         | 'com.acme.Ledger.balance()'
        'a.B.c(int,String [ ] [ ],long ...)'          | 'a.B.c(int, String[][], long...)'
        'a.B.c(..,*,..)'                              | 'a.B.c(.., *, ..)'
        'a..c'                                        | 'a..*.c(..)'
        '*..c'                                        | '*..*.c(..)'
        'a.B + . c ()'                                | 'a.B+.c()'
        '@A@b.C *.*'                                  | '@A @b.C *.*(..)'
        'a.B.new'                                     | 'a.B.new(..)'
        'a.B$C.d()'                                   | 'a.B$C.d()'
        'a.B.c()||d.E.f()&&!g.H.i()'                  | 'a.B.c() || d.E.f() && !g.H.i()'
        '((a.B.c())) || (d.E.f() && g.H.i())'         | 'a.B.c() || d.E.f() && g.H.i()'
        '(a.B.c()||d.E.f())&&g.H.i()'                 | '(a.B.c() || d.E.f()) && g.H.i()'
        '(a.B.c() || d.E.f()) || g.H.i()'             | 'a.B.c() || d.E.f() || g.H.i()'
        '!(a.B.c())'                                  | '!a.B.c()'
        '! ( a.B.c() && d.E.f() )'                    | '!(a.B.c() && d.E.f())'
        '!!a.B.c()'                                   | '!!a.B.c()'
        'größe.Maß.zähle(Länge)'                      | 'größe.Maß.zähle(Länge)'
        '\u3000a.B.c(\n\tint)'                        | 'a.B.c(int)'
    }

    def "'#one' is another than '#other'"() {
        expect:
        Pointcut.parse(one) != Pointcut.parse(other)

        where:
        one                    | other
        'a.B.c(..)'            | 'a.B.c()'
        'a.B.c(..)'            | 'a.B+.c(..)'
        'a.B.c(int[])'         | 'a.B.c(int...)'
        '@A a.B.c(..)'         | 'a.B.c(..)'
        'a.B.c() || d.E.f()'   | 'a.B.c() && d.E.f()'
        'a.B.c()'              | '!a.B.c()'
    }

    def "a pointcut is no text"() {
        expect:
        Pointcut.parse('a.B.c()') != 'a.B.c()'
    }

    def "'#text' names the types #types"() {
        expect:
        Pointcut.parse(text).matcher().namedTypes().toList() == types

        where:
        text                                               | types
        'com.acme.OrderRepo.save(..)'                      | ['com.acme.OrderRepo']
        'java.sql.Statement+.close()'                      | ['java.sql.Statement']
        'z.Z.m() || (a.A+.m() && !b.B.new(c.C)) || z.Z.n()' | ['z.Z', 'a.A', 'b.B']
        'a.Outer$Inner.m() || a.Outer.Inner.m()'           | ['a.Outer$Inner', 'a.Outer.Inner']
        '@com.acme.A com.acme.B.m(com.acme.C)'             | ['com.acme.B']
        '*.*(..) || com.acme..*.m() || com.acme.*.m()'     | []
        'com..m() || com.acme.Order*.m()'                  | []
    }

    def "the types that are named cannot be changed"() {
        when:
        Pointcut.parse('a.B.c()').matcher().namedTypes().add('d.E')

        then:
        thrown(UnsupportedOperationException)
    }

    def "'#written' may be one of #names"() {
        expect:
        TypeNames.binaryNames(written) == names

        where:
        written              | names
        'Standalone'         | ['Standalone']
        'com.acme.Outer'     | ['com.acme.Outer', 'com.acme$Outer', 'com$acme$Outer']
        'a.Outer$In.Most'    | ['a.Outer$In.Most', 'a.Outer$In$Most', 'a$Outer$In$Most']
    }

    def "'#text' #may match methods of #type.simpleName"() {
        given:
        def pointcut = Pointcut.parse(text)
        def description = TypeDescription.ForLoadedType.of(type)

        expect:
        pointcut.matcher().mayMatch(description) == expected
        pointcut.matcher().types().matches(description) == expected
        pointcut.matcher().mayMatch(described(type)) == expected

        where:
        text                                            | type         | expected
        'acme.shop.Ledger.nothing()'                    | Ledger       | true
        'acme.shop.Ledger.balance()'                    | BranchLedger | false
        'acme.shop.Ledger+.balance()'                   | BranchLedger | true
        'acme.shop.BranchLedger+.balance()'             | Ledger       | false
        'acme.shop.*.x() && acme.shop.L*.x()'           | Ledger       | true
        'acme.shop.*.x() && acme.shop.L*.x()'           | Order        | false
        'acme.shop.Order.x() || acme.shop.Ledger.x()'   | Ledger       | true
        'acme.shop.Order.x() || acme.shop.Ledger.x()'   | Store        | false
        'acme.shop.*.x() && !acme.shop.Ledger.x()'      | Ledger       | true
        'acme.shop.mail..*.x() && !acme.shop.Ledger.x()' | Ledger      | false
        '@Audited *.*(..)'                              | Store        | true
        '@Audited acme.shop.mail..*.*(..)'              | Store        | false
        may = expected ? 'may' : 'cannot'
    }

    def "a matcher is false for what another type declares"() {
        given:
        def charge = TypeDescription.ForLoadedType.of(Ledger).declaredMethods.find { it.name == 'charge' }

        expect:
        !Pointcut.parse('acme.shop.*.charge(..)').matcher().methods(TypeDescription.ForLoadedType.of(BranchLedger)).matches(charge)
    }

    def "a class initialiser is never matched"() {
        given:
        def type = described(OrderRepo)

        expect:
        !Pointcut.parse(text).matcher().methods(type).matches(new MethodDescription.Latent.TypeInitializer(type))

        where:
        text << ['*.*(..)', '!acme.shop.OrderRepo.close()', '*.new(..)']
    }

    def "#type.simpleName.&#name means #methods"() {
        given:
        def pointcut = Pointcut.of(type, name)

        expect:
        pointcut.text() == text
        matched(pointcut) == methods

        where:
        type          | name                   | text                                     | methods
        OrderRepo     | 'find'                 | 'acme.shop.OrderRepo.find(..)'           | ['OrderRepo.find(long)']
        OrderRepo     | 'save'                 | 'acme.shop.OrderRepo.save(..)'           | ['OrderRepo.save(Order)', 'OrderRepo.save(Order, int)']
        OrderRepo     | 'flush'                | 'acme.shop.BaseRepo.flush(..)'           | ['BaseRepo.flush()']
        OrderRepo     | 'count'                | 'acme.shop.Store.count(..)'              | ['Store.count()']
        BranchLedger  | 'balance'              | 'acme.shop.Ledger.balance(..)'           | ['Ledger.balance()']
        BranchLedger  | 'new'                  | 'acme.shop.BranchLedger.new(..)'         | ['BranchLedger.new()']
        Mailer.Silent | 'send'                 | 'acme.shop.mail.Mailer.send(..)'         | ['Mailer.send(Order, String...)']
        Order.Line    | 'total'                | 'acme.shop.Order$Line.total(..)'         | ['Order.Line.total()']
        Cart          | 'takes what is left'   | 'acme.shop.Cart.takes what is left(..)'  | ['Cart.takes what is left()']
        Order         | 'nothing'              | 'acme.shop.Order.nothing(..)'            | []
        Order         | 'to*'                  | 'acme.shop.Order.to*(..)'                | []
        Order         | '*'                    | 'acme.shop.Order.*(..)'                  | []
    }

    def "the methods of #type.typeName cannot be named"() {
        when:
        Pointcut.of(type, 'length')

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == 'the type of a method must be a class or interface with a name of its own, but was ' + type.typeName

        where:
        type << [int, String[], lambda().class]
    }

    def "the class of a lambda is never matched"() {
        given:
        def made = TypeDescription.ForLoadedType.of(lambda().class)

        expect:
        made.declaredMethods.any { it.name == 'get' }
        !Pointcut.parse(text).matcher().mayMatch(made)

        where:
        text << ['*.*(..)', 'java.util.function.Supplier+.get()', 'acme.shop..*.*(..)']
    }

    private static Object lambda() {
        def later = OrderRepo.getDeclaredMethod('later')
        later.accessible = true
        later.invoke(new OrderRepo())
    }
}
