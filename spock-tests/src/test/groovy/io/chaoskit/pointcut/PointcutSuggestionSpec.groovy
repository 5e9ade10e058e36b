package io.chaoskit.pointcut

import io.chaoskit.internal.lib.bytebuddy.ByteBuddy
import io.chaoskit.internal.lib.bytebuddy.description.modifier.Visibility
import io.chaoskit.internal.lib.bytebuddy.description.type.TypeDescription
import io.chaoskit.internal.lib.bytebuddy.implementation.StubMethod
import io.chaoskit.internal.pointcut.PointcutSuggestion
import org.h2.jdbc.JdbcStatement

class PointcutSuggestionSpec extends PointcutSpecification {

    static final Map<String, Class<?>> CLASSES = (SHOP + [String, JdbcStatement]).collectEntries { [it.name, it] }

    def "a class that is not there: #text"() {
        expect:
        hint(text) == suggestion

        where:
        text                              | suggestion
        'acme.shop.OrderRepos.save(..)'   | "there is no class 'acme.shop.OrderRepos'; did you mean 'acme.shop.OrderRepo'?"
        'acme.shop.orderRepo.save(..)'    | "there is no class 'acme.shop.orderRepo'; did you mean 'acme.shop.OrderRepo'?"
        'OrderRepo.save(..)'              | "there is no class 'OrderRepo'; did you mean 'acme.shop.OrderRepo'?"
        'com.acme.OrderRepo+.save(..)'    | "there is no class 'com.acme.OrderRepo'; did you mean 'acme.shop.OrderRepo'?"
        'amce.shop.OrdreRepo.save(..)'    | "there is no class 'amce.shop.OrdreRepo'; did you mean 'acme.shop.OrderRepo'?"
        'acme.shop.Line.total()'          | "there is no class 'acme.shop.Line'; did you mean 'acme.shop.Order.Line'?"
        'acme.shop.Order$Lines.total()'   | "there is no class 'acme.shop.Order\$Lines'; did you mean 'acme.shop.Order.Line'?"
        'acme.shop.Order.Lnie.new()'      | "there is no class 'acme.shop.Order.Lnie'; did you mean 'acme.shop.Order.Line'?"
        'Leger.balance()'                 | "there is no class 'Leger'; did you mean 'acme.shop.Ledger'?"
        'Elephant.feed()'                 | "there is no class 'Elephant'"
        'org.zoo.Elephant.feed()'         | "there is no class 'org.zoo.Elephant'"
        'acme.shop.Elephant.feed()'       | "there is no class 'acme.shop.Elephant'"
        'java.lang.String'                | 'java.lang.String is a class; write java.lang.String.*(..) for its methods'
    }

    def "wildcards that match no class: #text"() {
        expect:
        hint(text) == suggestion

        where:
        text                        | suggestion
        'acme.shp..*.save(..)'      | "no class matches 'acme.shp..*'; did you mean 'acme.shop..*'?"
        'acme.shpo.*Repo+.save(..)' | "no class matches 'acme.shpo.*Repo+'; did you mean 'acme.shop.*Repo+'?"
        'acme.shop.*Repos.save(..)' | "no class matches 'acme.shop.*Repos'"
        'com.example..*.save(..)'   | "no class matches 'com.example..*'"
        'El*t.feed()'               | "no class matches 'El*t'"
        '*..Elephant.feed()'        | "no class matches '*..Elephant'"
    }

    def "a method that is not there: #text"() {
        expect:
        hint(text) == suggestion

        where:
        text                              | suggestion
        'acme.shop.Ledger.balnce()'       | "acme.shop.Ledger has no method 'balnce'; did you mean balance()?"
        'acme.shop.OrderRepo.sav'         | "acme.shop.OrderRepo has no method 'sav'; did you mean save(Order) or save(Order, int)?"
        'acme.shop.OrderRepo.findall'     | "acme.shop.OrderRepo has no method 'findall'; did you mean findAll(String...)?"
        'acme.shop.Ledger.balance*Of'     | "acme.shop.Ledger has no method 'balance*Of'; did you mean balance()?"
        'acme.shop.Ledger.withdraw(..)'   | "acme.shop.Ledger has no method 'withdraw'; it has balance, charge"
        'acme.shop.OrderRepo.withdraw'    | "acme.shop.OrderRepo has no method 'withdraw'; it has close, find, findAll, findBy, later, …"
        'acme.shop.Ledger+.balnce()'      | "no class that matches 'acme.shop.Ledger+' has a method 'balnce'; did you mean balance()?"
        'acme..*.balnce()'                | "no class that matches 'acme..*' has a method 'balnce'; did you mean balance()?"
        'acme..*.withdraw()'              | "no class that matches 'acme..*' has a method 'withdraw'"
        'acme.shop.OrderRepo.flush(..)'   | "acme.shop.OrderRepo has no method 'flush' of its own, flush() is declared in acme.shop.BaseRepo; write acme.shop.BaseRepo.flush(..)"
        'acme.shop.BranchLedger.bal*()'   | "acme.shop.BranchLedger has no method 'bal*' of its own, balance() is declared in acme.shop.Ledger; write acme.shop.Ledger.bal*()"
        'acme.shop.OrderRepo.count'       | "acme.shop.OrderRepo has no method 'count' of its own, count() is declared in acme.shop.Store; write acme.shop.Store.count(..)"
        'acme.shop.Store.new(..)'         | 'acme.shop.Store has no constructor'
        'acme.shop.Ledger.toString()'     | "acme.shop.Ledger has no method 'toString'; it has balance, charge"
        'acme.shop.Cart.getOwnr()'        | "acme.shop.Cart has no method 'getOwnr'; did you mean getOwner()?"
    }

    def "parameters that are not there: #text"() {
        expect:
        hint(text) == suggestion

        where:
        text                              | suggestion
        'acme.shop.OrderRepo.find(int)'   | 'acme.shop.OrderRepo has no find(int); did you mean find(long)?'
        'acme.shop.Order.new(long)'       | 'acme.shop.Order has no new(long); did you mean new() or new(String, int...) or new(int)?'
        'acme.shop.*Ledger.charge()'      | "no class that matches 'acme.shop.*Ledger' has a charge(); did you mean charge(long)?"
        'java.lang.String.valueOf()'      | 'java.lang.String has no valueOf(); did you mean valueOf(Object) or valueOf(boolean) or valueOf(char) or another?'
    }

    def "an annotation that is not there: #text"() {
        expect:
        hint(text) == suggestion

        where:
        text                               | suggestion
        '@Audit *.*(..)'                   | "nothing that matches '*.*(..)' carries @Audit"
        '@Auditd *.*(..)'                  | "nothing that matches '*.*(..)' carries @Auditd; did you mean @Audited?"
        '@com.acme.Audited *.*(..)'        | "nothing that matches '*.*(..)' carries @com.acme.Audited; did you mean @acme.shop.Audited?"
        '@Twise acme..*.*(..)'             | "nothing that matches 'acme..*.*(..)' carries @Twise; did you mean @Twice?"
        '@Audited acme.shop.Order.*(..)'   | "nothing that matches 'acme.shop.Order.*(..)' carries @Audited"
        '@Tagged @Audited *.charge(..)'    | "nothing that matches '*.charge(..)' carries @Audited"
        '@Tagged @Audited acme..*.*(*, ..)' | "nothing that matches 'acme..*.*(*, ..)' carries @Tagged and @Audited"
    }

    def "combinations: #text"() {
        expect:
        hint(text) == suggestion

        where:
        text                                                   | suggestion
        'acme.shop.Ledger.x1() || acme.shop.Legder.balance()'  | "acme.shop.Ledger has no method 'x1'; it has balance, charge; there is no class 'acme.shop.Legder'; did you mean 'acme.shop.Ledger'?"
        'acme.shop.Order.total() && !acme.shop.Order.totl()'   | "acme.shop.Order has no method 'totl'; did you mean total()?"
        'org.Zoo.feed() || org.Zoo.open()'                     | "there is no class 'org.Zoo'"
        'acme.shop.Ledger.balance() && acme.shop.Order.total()' | 'no method is matched by all of it'
    }

    def "only the classes that are needed are looked up"() {
        given:
        def looked = []

        when:
        PointcutSuggestion.hint(Pointcut.parse('acme.shop.Ledger.balnce()').matcher(), CLASSES.keySet()) {
            looked << it
            TypeDescription.ForLoadedType.of(CLASSES[it])
        }

        then:
        looked.unique() == ['acme.shop.Ledger']
    }

    def "classes of lambdas are passed over"() {
        given:
        def names = ['acme.shop.Ledger$$Lambda/0x1234', 'acme.shop.Ledger$$Lambda$14/0x1234', 'acme.shop.Ledger$$Lambda']

        expect:
        PointcutSuggestion.hint(Pointcut.parse('acme.shop.Ledger.x()').matcher(), names) { throw new AssertionError(it) } ==
            "there is no class 'acme.shop.Ledger'"
    }

    def "a class that cannot be read explains nothing and breaks nothing"() {
        given:
        def broken = TypeDescription.ForLoadedType.of(classThatNeedsAnother())

        when:
        broken.declaredMethods.size()

        then:
        thrown(NoClassDefFoundError)

        expect:
        PointcutSuggestion.hint(Pointcut.parse('acme.Broken.feed()').matcher(), ['acme.Broken']) { broken } ==
            "acme.Broken has no method 'feed'"
    }

    private static Class<?> classThatNeedsAnother() {
        def missing = new ByteBuddy().subclass(Object).name('acme.Missing').make().typeDescription
        new ByteBuddy().subclass(Object).name('acme.Broken')
            .defineMethod('feed', void, Visibility.PUBLIC).withParameters(missing).intercept(StubMethod.INSTANCE)
            .make().load(PointcutSuggestionSpec.classLoader).loaded
    }

    private static String hint(String text) {
        def pointcut = Pointcut.parse(text)
        PointcutSuggestion.hint(pointcut.matcher(), CLASSES.keySet()) { TypeDescription.ForLoadedType.of(CLASSES[it]) }
    }
}
