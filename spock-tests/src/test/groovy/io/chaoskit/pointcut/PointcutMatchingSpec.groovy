package io.chaoskit.pointcut

import acme.shop.Order

class PointcutMatchingSpec extends PointcutSpecification {

    def "an exact name: #text"() {
        expect:
        matched(text) == methods

        where:
        text                                  | methods
        'acme.shop.OrderRepo.close(..)'       | ['OrderRepo.close()']
        'acme.shop.OrderRepo.close'           | ['OrderRepo.close()']
        ' acme . shop.OrderRepo . close ( .. ) ' | ['OrderRepo.close()']
        'acme.shop.Order.total()'             | ['Order.total()']
        'acme.shop.Order.parse(..)'           | ['Order.parse(String)']
        'acme.shop.OrderRepo.size()'          | ['OrderRepo.size()']
        'acme.shop.OrderRepo.pack(..)'        | ['OrderRepo.pack(int[], String[][], Object)']
        'acme.shop.BaseRepo.close()'          | ['BaseRepo.close()']
        'acme.shop.Store.count()'             | ['Store.count()']
        'acme.shop.Store.kind()'              | ['Store.kind()']
        'Standalone.run()'                    | ['Standalone.run()']
        'acme.shop.OrderRepo.flush()'         | []
        'acme.shop.OrderRepo.Close()'         | []
        'acme.shop.OrderRepo.clos()'          | []
        'acme.shop.orderRepo.close()'         | []
        'acme.OrderRepo.close()'              | []
        'shop.OrderRepo.close()'              | []
        'OrderRepo.close()'                   | []
        'acme.shop.Standalone.run()'          | []
    }

    def "inner classes: #text"() {
        expect:
        matched(text) == methods

        where:
        text                                  | methods
        'acme.shop.Order.Line.total()'        | ['Order.Line.total()']
        'acme.shop.Order$Line.total()'        | ['Order.Line.total()']
        'acme.shop.Order.Line.Part.total()'   | ['Order.Line.Part.total()']
        'acme.shop.Order$Line.Part.total()'   | ['Order.Line.Part.total()']
        'acme.shop.Order.*.total()'           | ['Order.Line.total()', 'Order.Note.total()']
        'acme.shop.Order$*.total()'           | ['Order.Line.total()', 'Order.Note.total()']
        'acme.shop.Order..*.total()'          | ['Order.Line.Part.total()', 'Order.Line.total()', 'Order.Note.total()']
        'acme.shop.Order*.total()'            | ['Order.total()']
        'acme.shop.Line.total()'              | []
        'acme.shop.Order$$Line.total()'       | []
    }

    def "wildcards in the type: #text"() {
        expect:
        matched(text) == methods

        where:
        text                        | methods
        'acme.shop.*Repo.close()'   | ['BaseRepo.close()', 'OrderRepo.close()']
        'acme.shop.*.close()'       | ['BaseRepo.close()', 'OrderRepo.close()']
        'acme.*.OrderRepo.close()'  | ['OrderRepo.close()']
        'a*e.s*.O*R*o.close()'      | ['OrderRepo.close()']
        'acme..OrderRepo.close()'   | ['OrderRepo.close()']
        'acme..*.send*(..)'         | ['Mailer.Silent.sendAll(Order[])', 'Mailer.send(Order, String...)']
        'acme.shop.*.send*(..)'     | []
        'acme.shop.*.*.send*(..)'   | ['Mailer.send(Order, String...)']
        'acme..send*(..)'           | ['Mailer.Silent.sendAll(Order[])', 'Mailer.send(Order, String...)']
        'acme..mail..*.send*(..)'   | ['Mailer.Silent.sendAll(Order[])', 'Mailer.send(Order, String...)']
        'acme..shop..Mailer.send(..)' | ['Mailer.send(Order, String...)']
        '*..Mailer.send(..)'        | ['Mailer.send(Order, String...)']
        '*..Silent.send*(..)'       | ['Mailer.Silent.sendAll(Order[])']
        '*..Standalone.run()'       | ['Standalone.run()']
        'Stand*.run()'              | ['Standalone.run()']
        '*.run()'                   | ['Standalone.run()']
        '*.*.run()'                 | []
        '*.close()'                 | ['BaseRepo.close()', 'OrderRepo.close()']
        'acm..*.close()'            | []
        'acme..shop.close()'        | []
        'acme.*.close()'            | []
        'com..*.close()'            | []
    }

    def "wildcards in the method: #text"() {
        expect:
        matched(text) == methods

        where:
        text                          | methods
        'acme.shop.OrderRepo.find*'   | ['OrderRepo.find(long)', 'OrderRepo.findAll(String...)', 'OrderRepo.findBy(Map, Map.Entry)']
        'acme.shop.OrderRepo.*B*'     | ['OrderRepo.findBy(Map, Map.Entry)']
        'acme.shop.OrderRepo.*e'      | ['OrderRepo.close()', 'OrderRepo.save(Order)', 'OrderRepo.save(Order, int)', 'OrderRepo.size()']
        'acme.shop.OrderRepo.f*d'     | ['OrderRepo.find(long)']
        'acme.shop.Ledger.*'          | ['Ledger.balance()', 'Ledger.charge(long)']
        'acme.shop.Cart.takes*left'   | ['Cart.takes what is left()']
        'acme.shop.OrderRepo.load*'   | []
        'acme.shop.OrderRepo.*find'   | ['OrderRepo.find(long)']
    }

    def "parameters: #text"() {
        expect:
        matched('acme.shop.' + text) == methods

        where:
        text                                     | methods
        'OrderRepo.save(Order)'                  | ['OrderRepo.save(Order)']
        'OrderRepo.save(acme.shop.Order)'        | ['OrderRepo.save(Order)']
        'OrderRepo.save(acme..*)'                | ['OrderRepo.save(Order)']
        'OrderRepo.save(*)'                      | ['OrderRepo.save(Order)']
        'OrderRepo.save(Order, int)'             | ['OrderRepo.save(Order, int)']
        'OrderRepo.save(*,*)'                    | ['OrderRepo.save(Order, int)']
        'OrderRepo.save(.., int)'                | ['OrderRepo.save(Order, int)']
        'OrderRepo.save(Order, ..)'              | ['OrderRepo.save(Order)', 'OrderRepo.save(Order, int)']
        'OrderRepo.save(*, ..)'                  | ['OrderRepo.save(Order)', 'OrderRepo.save(Order, int)']
        'OrderRepo.save(.., Order, ..)'          | ['OrderRepo.save(Order)', 'OrderRepo.save(Order, int)']
        'OrderRepo.save(.., *, .., int, ..)'     | ['OrderRepo.save(Order, int)']
        'OrderRepo.save(.., ..)'                 | ['OrderRepo.save(Order)', 'OrderRepo.save(Order, int)']
        'OrderRepo.save()'                       | []
        'OrderRepo.save(int, Order)'             | []
        'OrderRepo.save(int, ..)'                | []
        'OrderRepo.save(.., int, *)'             | []
        'OrderRepo.save(Order, long)'            | []
        'OrderRepo.save(Order, Integer)'         | []
        'OrderRepo.save(acme.Order)'             | []
        'OrderRepo.save(*, *, *)'                | []
        'OrderRepo.close(..)'                    | ['OrderRepo.close()']
        'OrderRepo.close(*)'                     | []
        'OrderRepo.find(long)'                   | ['OrderRepo.find(long)']
        'OrderRepo.find(Long)'                   | []
        'OrderRepo.findBy(Map, Entry)'           | ['OrderRepo.findBy(Map, Map.Entry)']
        'OrderRepo.findBy(java.util.Map, Map.Entry)'     | ['OrderRepo.findBy(Map, Map.Entry)']
        'OrderRepo.findBy(*Map, java.util.Map$Entry)'    | ['OrderRepo.findBy(Map, Map.Entry)']
        'OrderRepo.findBy(java..*, java.util.Map.Entry)' | ['OrderRepo.findBy(Map, Map.Entry)']
        'OrderRepo.findBy(HashMap, ..)'          | []
        'OrderRepo.findBy(util.Map, ..)'         | []
        'Order.parse(String)'                    | ['Order.parse(String)']
        'Order.parse(java.lang.String)'          | ['Order.parse(String)']
        'Order.parse(Str*)'                      | ['Order.parse(String)']
        'Order.parse(java.util.String)'          | []
        'Order.parse(Object)'                    | []
        'Store.save(Object)'                     | ['Store.save(Object)']
        'BaseRepo.save(Order)'                   | ['BaseRepo.save(Order)']
    }

    def "arrays and variable arguments: #text"() {
        expect:
        matched('acme.shop.' + text) == methods

        where:
        text                                        | methods
        'OrderRepo.pack(int[], String[][], Object)' | ['OrderRepo.pack(int[], String[][], Object)']
        'OrderRepo.pack(int [ ], ..)'               | ['OrderRepo.pack(int[], String[][], Object)']
        'OrderRepo.pack(*, *, *)'                   | ['OrderRepo.pack(int[], String[][], Object)']
        'OrderRepo.pack(*[], *[][], *)'             | ['OrderRepo.pack(int[], String[][], Object)']
        'OrderRepo.pack(*, java.lang.String[][], *)' | ['OrderRepo.pack(int[], String[][], Object)']
        'OrderRepo.pack(.., *[], *)'                | ['OrderRepo.pack(int[], String[][], Object)']
        'OrderRepo.pack(int, ..)'                   | []
        'OrderRepo.pack(i*, ..)'                    | []
        'OrderRepo.pack(int[][], ..)'               | []
        'OrderRepo.pack(*, String[], *)'            | []
        'OrderRepo.pack(.., Object[])'              | []
        'OrderRepo.findAll(String...)'              | ['OrderRepo.findAll(String...)']
        'OrderRepo.findAll(String[])'               | ['OrderRepo.findAll(String...)']
        'OrderRepo.findAll(*...)'                   | ['OrderRepo.findAll(String...)']
        'OrderRepo.findAll(*)'                      | ['OrderRepo.findAll(String...)']
        'OrderRepo.findAll(String)'                 | []
        'OrderRepo.findAll(Object...)'              | []
        'OrderRepo.findAll(String[]...)'            | []
        'mail.Mailer.send(Order, String...)'        | ['Mailer.send(Order, String...)']
        'mail.Mailer.send(.., String...)'           | ['Mailer.send(Order, String...)']
        'mail.Mailer.Silent.sendAll(Order[])'       | ['Mailer.Silent.sendAll(Order[])']
        'mail.Mailer.Silent.sendAll(Order...)'      | []
        'Cart.addAll(Order...)'                     | ['Cart.addAll(Order...)']
        'Cart.addAll(Order[])'                      | ['Cart.addAll(Order...)']
    }

    def "constructors: #text"() {
        expect:
        matched(text) == methods

        where:
        text                                        | methods
        'acme.shop.Order.new(..)'                   | ['Order.new()', 'Order.new(String, int...)', 'Order.new(int)']
        'acme.shop.Order.new'                       | ['Order.new()', 'Order.new(String, int...)', 'Order.new(int)']
        'acme.shop.Order.new()'                     | ['Order.new()']
        'acme.shop.Order.new(int)'                  | ['Order.new(int)']
        'acme.shop.Order.new(String, int...)'       | ['Order.new(String, int...)']
        'acme.shop.Order.Line.new()'                | ['Order.Line.new()']
        'acme.shop.Order.Note.new(Order, String)'   | ['Order.Note.new(Order, String)']
        'acme.shop.O*.new(..)'                      | ['OpenShelf.new()', 'Order.new()', 'Order.new(String, int...)', 'Order.new(int)', 'OrderRepo.new()']
        '@Audited *.new(..)'                        | ['Order.new(String, int...)']
        'acme.shop.Order.Note.new(String)'          | []
        'acme.shop.Order.new(long)'                 | []
        'acme.shop.Store.new(..)'                   | []
        'acme.shop.Order.Order(..)'                 | []
        'acme.shop.Order.*new(..)'                  | ['Order.renew()']
        'acme.shop.Order.ne*(..)'                   | []
    }

    def "a wildcard for all methods matches no constructor"() {
        expect:
        matched('acme.shop.Order.*(..)') == ['Order.parse(String)', 'Order.renew()', 'Order.total()']
    }

    def "sub-types: #text"() {
        expect:
        matched(text) == methods

        where:
        text                              | methods
        'acme.shop.Store+.close()'        | ['BaseRepo.close()', 'OrderRepo.close()']
        'acme.shop.BaseRepo+.close()'     | ['BaseRepo.close()', 'OrderRepo.close()']
        'acme.shop.OrderRepo+.close()'    | ['OrderRepo.close()']
        'acme.shop.Store + . count()'     | ['Store.count()']
        'acme.shop.Store+.find(..)'       | ['OrderRepo.find(long)', 'Store.find(long)']
        'acme.shop.Store+.flush()'        | ['BaseRepo.flush()']
        'acme.shop.mail.Mailer+.send*(..)' | ['Mailer.Silent.sendAll(Order[])', 'Mailer.send(Order, String...)']
        'acme.shop.Ledger+.charge(..)'    | ['BranchLedger.charge(long)', 'Ledger.charge(long)']
        '*..Ledger+.charge(..)'           | ['BranchLedger.charge(long)', 'Ledger.charge(long)']
        'acme.*.Base*+.close()'           | ['BaseRepo.close()', 'OrderRepo.close()']
        'java.lang.Object+.count()'       | ['Store.count()']
        'groovy.lang.GroovyObject+.get*()' | ['Cart.getOwner()']
        'acme.shop.BranchLedger+.balance()' | []
        'acme.shop.Order+.close()'        | []
        'acme.shop.Store.close()'         | []
        'Ledger+.charge(..)'              | []
    }

    def "annotations: #text"() {
        expect:
        matched(text) == methods

        where:
        text                                       | methods
        '@acme.shop.Audited *.*(..)'               | ['Ledger.balance()', 'Mailer.send(Order, String...)']
        '@Audited *.*(..)'                         | ['Ledger.balance()', 'Mailer.send(Order, String...)']
        '@Audited *.*'                             | ['Ledger.balance()', 'Mailer.send(Order, String...)']
        '@Audited acme.shop.*.*(..)'               | ['Ledger.balance()']
        '@Audited acme.shop.mail..*.*(..)'         | ['Mailer.send(Order, String...)']
        '@Audited acme.shop.mail.Mailer+.*(..)'    | ['Mailer.send(Order, String...)']
        '@Tagged *.*(..)'                          | ['BranchLedger.charge(long)', 'Ledger.balance()', 'Ledger.charge(long)']
        '@Tagged acme.shop.B*.*(..)'               | ['BranchLedger.charge(long)']
        '@Tagged @Audited *.*(..)'                 | ['Ledger.balance()']
        '@Audited@Tagged *.*(..)'                  | ['Ledger.balance()']
        '@acme.shop.Tagged.Twice *.*(..)'          | ['Ledger.balance()']
        '@acme.shop.Tagged$Twice *.*(..)'          | ['Ledger.balance()']
        '@Tagged.Twice *.*(..)'                    | ['Ledger.balance()']
        '@ Twice *.*(..)'                          | ['Ledger.balance()']
        '@Tagged *.new(..)'                        | ['BranchLedger.new()', 'Ledger.new()']
        '@Audited acme.shop.Ledger.charge(..)'     | []
        '@audited *.*(..)'                         | []
        '@shop.Audited *.*(..)'                    | []
        '@com.acme.Audited *.*(..)'                | []
        '@Tagged acme.shop.OrderRepo.*(..)'        | []
        '@Tagged @Twice acme.shop.Ledger.charge(..)' | []
    }

    def "combinations: #text"() {
        expect:
        matched(text.replace('~', 'acme.shop.')) == methods

        where:
        text                                                     | methods
        '~Ledger.charge(..) || ~OrderRepo.close()'               | ['Ledger.charge(long)', 'OrderRepo.close()']
        '~*.close() && ~Order*.*(..)'                            | ['OrderRepo.close()']
        '~Ledger+.*(..) && !~Ledger.*(..)'                       | ['BranchLedger.charge(long)']
        '~Ledger+.*(..)&&!~*.charge(long)'                       | ['Ledger.balance()']
        '@Tagged *.*(..) && !@Audited *.*(..)'                   | ['BranchLedger.charge(long)', 'Ledger.charge(long)']
        '~Order.total() || ~Ledger.*(..) && ~*.balance()'        | ['Ledger.balance()', 'Order.total()']
        '~Ledger.*(..) && ~*.balance() || ~Order.total()'        | ['Ledger.balance()', 'Order.total()']
        '(~Order.total() || ~Ledger.*(..)) && ~*.balance()'      | ['Ledger.balance()']
        '!~Ledger.balance() && ~Ledger.*(..)'                    | ['Ledger.charge(long)']
        '!(~Ledger.balance() || ~Ledger.charge(..)) && ~*Ledger.*(..)' | ['BranchLedger.charge(long)']
        '!!~Order.total()'                                       | ['Order.total()']
        '!(~Ledger.balance() && ~Order.total()) && ~Ledger.b*()' | ['Ledger.balance()']
        '((~Order.total()))'                                     | ['Order.total()']
        '~Ledger.balance() || ~Ledger.*(..) || ~Ledger.b*()'     | ['Ledger.balance()', 'Ledger.charge(long)']
        '~Ledger.balance() && ~Order.total()'                    | []
        '~Ledger.balance() && !~Ledger.balance()'                | []
        '~Ledger.nothing() || ~Nobody.balance()'                 | []
    }

    def "a negation alone means all else that people wrote"() {
        given:
        def methods = matched('!acme.shop.Order.total()', [Order, Order.Line])

        expect:
        methods == ['Order.Line.new()', 'Order.Line.total()', 'Order.new()', 'Order.new(String, int...)', 'Order.new(int)',
                    'Order.parse(String)', 'Order.renew()']
    }

    def "a bridge is matched when its target is not: #text"() {
        expect:
        matched('acme.shop.' + text) == methods

        where:
        text                                             | methods
        'OrderRepo.save(..)'                             | ['OrderRepo.save(Order)', 'OrderRepo.save(Order, int)']
        'OrderRepo.save(Object)'                         | ['OrderRepo.save(Object)']
        'OrderRepo.save(Object) || acme.shop.OrderRepo.save(Order)' | ['OrderRepo.save(Order)']
        'OrderRepo.find(..)'                             | ['OrderRepo.find(long)']
        'OpenShelf.put(..)'                              | ['OpenShelf.put(Object)', 'OpenShelf.put(String)']
        'OpenShelf.put(Object)'                          | ['OpenShelf.put(Object)']
        'OpenShelf.take()'                               | ['OpenShelf.take()']
        'Shelf.take()'                                   | ['Shelf.take()']
        'Shelf+.take()'                                  | ['Shelf.take()']
        '*Shelf.put(..)'                                 | ['OpenShelf.put(String)', 'Shelf.put(Object)']
    }

    def "what the compiler added must be spelled out: #text"() {
        expect:
        matched(text) == methods

        where:
        text                                          | methods
        'acme.shop.OrderRepo.l*(..)'                  | ['OrderRepo.later()']
        'acme.shop.OrderRepo.lambda$*(..)'            | ['OrderRepo.lambda$later$0()']
        'acme.shop.OrderRepo.*$later$*(..)'           | ['OrderRepo.lambda$later$0()']
        'acme.shop.OrderRepo.lambda$later$0(..)'      | ['OrderRepo.lambda$later$0()']
        'acme.shop.OrderRepo.l*(..) && !*.later()'    | []
        'acme.shop.Cart.get*(..)'                     | ['Cart.getOwner()']
        'acme.shop.Cart.getMetaClass()'               | ['Cart.getMetaClass()']
        'acme.shop.Cart.add(..)'                      | ['Cart.add(Order)', 'Cart.add(Order, int)']
    }
}
