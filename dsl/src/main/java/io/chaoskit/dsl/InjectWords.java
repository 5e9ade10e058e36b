package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.effect.Effects;
import io.chaoskit.network.ProxyDeclaration;
import io.chaoskit.site.Sites;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.word.Word;

/** The words of a block that may inject faults. */
abstract class InjectWords extends Block {

    InjectWords(Draft draft, Place place, Object owner) {
        super(draft, place, owner);
    }

    /** The start of a step as a site. */
    @Word(usage = "step('name')", does = "the start of a step")
    @Role(Kind.SITE)
    public Object step(Object name) {
        return core$.draft()
                .maker("step", "step('name') { … }", new Object[] {name}, () -> Sites.step(stepName$(name)));
    }

    private static String stepName$(Object given) {
        if (given instanceof Closure) {
            throw new IllegalArgumentException("step must have a name, but has none; step('name') { … }");
        }
        return Arguments.text("step", given);
    }

    /** A proxy as a site. */
    @Word(usage = "proxy('name')", does = "a proxy of the scenario; its address while it runs")
    @Role(Kind.SITE)
    public Object proxy(Object name) {
        return core$.draft().word("proxy", () -> core$.draft().network().ref(Arguments.text("proxy", name)));
    }

    /** A proxy that the scenario needs. */
    @Word(
            usage = "proxy('db') { upstream 'localhost:5432' }",
            does = "puts a proxy in front of something; it listens on a free port of 127.0.0.1 unless told")
    public Object proxy(Object name, Object body) {
        return core$.draft().word("proxy", () -> {
            SourceLocation at = core$.draft().at();
            ProxyBlock block = new ProxyBlock(core$.draft(), core$.owner());
            block.read$(Arguments.closure("proxy", body));
            String text = Arguments.text("proxy", name);
            return core$.draft().declare(new ProxyDeclaration(text, block.upstream$, block.listen$, at));
        });
    }

    /** Hosts that are slow or unreachable. */
    @Word(
            usage = "network { host('*.pay.example', 443) { latency 50.ms; drop 0.1 } }",
            does = "makes hosts slow or unreachable for sockets, channels, the HTTP client, look-ups and"
                    + " Chaos.maybeNetworkChaos")
    @Role(Kind.INJECTOR)
    public Object network(Closure<?> body) {
        return core$.draft().maker("network", "inject network(…)", new Object[0], () -> {
            NetworkBlock block = new NetworkBlock(core$.draft(), core$.owner());
            block.read$(body);
            return Effects.network(block.rules$);
        });
    }

    /** Begins an injector. */
    @Word(usage = "inject delay(5.ms, 25.ms) probability 0.1", does = "adds a fault")
    public Object inject(Object effect) {
        core$.draft().used(effect);
        InjectorClause clause = new InjectorClause(core$.draft(), scope$());
        if (core$.draft().word("inject", () -> clause.begin(Broken.known(effect))) != Broken.VALUE) {
            core$.draft().add(clause);
        }
        return clause;
    }

    /**
     * What {@code inject} is compiled to: Groovy has a method of that name for every object, which would win when a closure is
     * injected, and do nothing.
     *
     * @param effect what is injected
     * @return for the words behind it
     */
    public Object inject$(Object effect) {
        return inject(effect);
    }

    /** The scope that injectors of this block belong to; empty for none. */
    abstract String scope$();
}
