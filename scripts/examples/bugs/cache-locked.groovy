// Prices that are asked for once and kept (Guava). In version 22.0 what cannot be asked for stays locked, so that later callers wait for
// ever (guava 2863).
//
//     scripts/chaoskit sweep scripts/examples/bugs/cache-locked.groovy --class-path guava-22.0.jar
//
import com.google.common.cache.CacheBuilder

class Prices {
    int ask(String product) { product.length() }
}

class Catalogue {
    final prices = new Prices()
    final cache = CacheBuilder.newBuilder().maximumSize(1000).build()

    int price(String product) {
        cache.asMap().computeIfAbsent(product) { prices.ask(product) }
    }
}

scenario('prices are asked for once') {
    target create: { new Catalogue() }
    step('price') { target.price('tea'); target.price('milk') }
    inject anyException() on 'Prices.*(..)'
    assert noInfiniteLoop(10.s)
}
