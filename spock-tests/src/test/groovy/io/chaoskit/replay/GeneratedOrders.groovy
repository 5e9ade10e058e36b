package io.chaoskit.replay

import acme.depot.Order
import io.chaoskit.model.Scenario
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.model.Target
import io.chaoskit.site.Sites

import static io.chaoskit.effect.Effects.error

/**
 * Scenarios that fail: an order makes 3 to 40 calls that may be hit, each survived, and fails when one to three certain ones are, always or with a
 * chance. In every other one there are calls that hide the failure, and calls that undo that; some calls are made in pools and on other threads.
 */
class GeneratedOrders {

    final int calls
    final List<Integer> deadly
    final List<List<Integer>> hiding
    final Set<Integer> inPool
    final Set<Integer> inThread
    final double probability
    final int lanes
    final int seed
    final double chance
    private final Random luck
    boolean mended

    GeneratedOrders(Map<String, ?> more = [:], int seed, int lanes) {
        def random = new Random(seed)
        luck = new Random(~seed)
        chance = more.chance ?: 1
        this.seed = seed
        this.lanes = lanes
        def shuffled = (1..(3 + random.nextInt(38))).toList()
        calls = shuffled.size()
        Collections.shuffle(shuffled, random)
        int matter = 1 + random.nextInt(3)
        deadly = shuffled.take(more.core ?: matter).sort()
        def rest = shuffled - deadly
        hiding = seed % 2 == 0 ? rest.collate(2).findAll { it.size() == 2 }.take(1 + random.nextInt(2)) : []
        inPool = seed % 5 == 0 ? (shuffled.take(4) as Set) : [] as Set
        inThread = seed % 5 == 1 ? (shuffled.take(4) as Set) : [] as Set
        probability = 0.4 + 0.5 * random.nextDouble()
    }

    ScenarioBuilder builder() {
        def scenario = Scenario.builder("orders $seed").seed(seed).lanes(lanes).repeat(400)
            .target(Target.created({ this }, { }))
            .step('order') { order() }
        (1..calls).each { scenario.inject(error('lost').on(Sites.point("call $it")).probability(probability).withName("call $it")) }
        scenario
    }

    Scenario build() {
        builder().build()
    }

    void order() {
        def order = new Order()
        def lost = (1..calls).findAll { !called(order, it) }.toSet()
        boolean hidden = hiding.any { lost.contains(it[0]) && !lost.contains(it[1]) }
        if (!mended && !hidden && (chance == 1 || luck.nextDouble() < chance)) {
            order.check(deadly.collect { "call $it".toString() } as String[])
        }
    }

    private boolean called(Order order, int number) {
        String name = "call $number"
        if (number in inPool) {
            return order.inPool(name)
        }
        if (number in inThread) {
            return order.inThread(name)
        }
        order.call(name)
    }
}
