package acme.checkout;

import static io.chaoskit.effect.Effects.all;
import static io.chaoskit.effect.Effects.argument;
import static io.chaoskit.effect.Effects.block;
import static io.chaoskit.effect.Effects.corrupt;
import static io.chaoskit.effect.Effects.cpuStress;
import static io.chaoskit.effect.Effects.delay;
import static io.chaoskit.effect.Effects.error;
import static io.chaoskit.effect.Effects.lostReply;
import static io.chaoskit.effect.Effects.network;
import static io.chaoskit.effect.Effects.returning;
import static io.chaoskit.effect.Effects.skip;
import static io.chaoskit.effect.Effects.timeout;
import static io.chaoskit.effect.Effects.twice;
import static io.chaoskit.site.Sites.everyStep;
import static io.chaoskit.site.Sites.failpoint;
import static io.chaoskit.site.Sites.hosts;
import static io.chaoskit.site.Sites.maybeDelay;
import static io.chaoskit.site.Sites.method;
import static io.chaoskit.site.Sites.point;
import static io.chaoskit.site.Sites.proxy;
import static io.chaoskit.site.Sites.step;
import static io.chaoskit.site.Sites.wholeRun;
import static io.chaoskit.validator.Validators.eventually;
import static io.chaoskit.validator.Validators.maxErrors;
import static io.chaoskit.validator.Validators.noPanics;
import static io.chaoskit.validator.Validators.stateConsistency;

import io.chaoskit.effect.Effect;
import io.chaoskit.effect.HostRule;
import io.chaoskit.effect.Injector;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.Target;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Plan;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What a user writes who has Java only: no word of Groovy, and no cast. */
public final class CheckoutScenarios {

    private static final String BUY = "acme.checkout.Shop.buy(..)";

    private CheckoutScenarios() {}

    /** The first order of each iteration is delivered twice, and the shop does not notice. */
    public static Report duplicates() {
        Shop shop = new Shop();
        Scenario scenario = Scenario.<Shop>builder("duplicates")
                .target(shop)
                .step("buy", it -> it.target().buy(1))
                .inject(twice().on(method(BUY)).first(1).withName("delivered twice"))
                .check(stateConsistency("each order once", seen -> shop.sold() == seen.iteration()))
                .repeat(3)
                .seed(42)
                .build();
        return ChaosRunner.builder().build().run(scenario);
    }

    /** An effect on a method, and what its caller sees. */
    public static String seenBy(Effect effect) {
        AtomicReference<String> seen = new AtomicReference<>();
        Scenario scenario = Scenario.<Shop>builder("seen by a caller")
                .target(Target.created(Shop::new, Shop::close))
                .step("pay", it -> {
                    try {
                        seen.set(it.target().pay(7));
                    } catch (IOException e) {
                        seen.set(e.getMessage());
                    }
                })
                .inject(effect.on(method(Shop.class, "pay")))
                .build();
        Report report = ChaosRunner.builder().build().run(scenario);
        return report.verdict() + ": " + seen.get();
    }

    /** The effects of which {@link #seenBy} tells. */
    public static List<Effect> onMethods() {
        return List.of(
                returning("free"),
                corrupt((String paid) -> paid + " not"),
                argument(0, (Integer order) -> order + 1),
                skip(),
                lostReply(IOException.class, "reset"),
                timeout(Duration.ofMillis(1)),
                twice());
    }

    /** A run whose faults another one repeats. */
    public static List<List<Fault>> repeated() {
        Report first = fragile(Plan.random());
        List<Fault> faults = first.failures().get(0).faults();
        Report again = fragile(Plan.replay(faults));
        return List.of(faults, again.failures().get(0).faults());
    }

    private static Report fragile(Plan plan) {
        Scenario scenario = Scenario.<Shop>builder("fragile")
                .target(new Shop())
                .step("buy", it -> it.target().buy(1))
                .inject(error("boom").on(method(BUY)).probability(0.3))
                .check(maxErrors(0))
                .onFailure(FailurePolicy.STOP)
                .repeat(100)
                .build();
        return ChaosRunner.builder().plan(plan).build().run(scenario);
    }

    /** One injector for each kind of site, and for each trigger. */
    public static List<Injector> injectors() {
        Duration second = Duration.ofSeconds(1);
        return List.of(
                delay(second).atDefaultSites().every(10),
                delay(second).on(maybeDelay()).every(second),
                all(delay(second), error("boom"))
                        .on(point("card"), failpoint("db"))
                        .after(2),
                block().on(step("buy"), everyStep()).after(second),
                cpuStress(1, 0.5).lasting(second).on(wholeRun()).between(second, second.multipliedBy(2)),
                network(HostRule.of("*.pay.example").withLatency(second).withDrop(0.1))
                        .on(hosts())
                        .limit(3),
                error("boom").on(proxy("db")).rate(50).withScope("database"),
                error("boom").on(method(BUY)).when(hit -> hit.iteration() > 3).withUndeclared(true));
    }

    /** Recovers after its last iteration. */
    public static Report recovers() {
        return ChaosRunner.builder()
                .build()
                .run(Scenario.<Shop>builder("recovers")
                        .target(new Shop())
                        .setup(shop -> shop.buy(0))
                        .step("buy", it -> it.target().buy(1))
                        .teardown(Shop::close)
                        .inject(delay(Duration.ofMillis(1)))
                        .check(noPanics(0).warning())
                        .check(eventually(Duration.ofSeconds(30), outcome -> outcome.iterations() == 5))
                        .repeat(5)
                        .lanes(2)
                        .build());
    }
}
