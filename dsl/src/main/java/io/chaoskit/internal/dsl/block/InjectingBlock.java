package io.chaoskit.internal.dsl.block;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Effects;
import io.chaoskit.effect.Injector;
import io.chaoskit.internal.dsl.form.Body;
import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.internal.dsl.form.RunWords;
import io.chaoskit.network.ProxyDeclaration;
import io.chaoskit.network.ProxyRef;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.word.Word;

/** The words of a block that may inject faults. */
public abstract class InjectingBlock extends BlockWords {

    private final String scope;

    /** The injectors of this block belong to the scope; empty for none. */
    InjectingBlock(Place place, String scope, Draft draft, Surroundings around) {
        super(place, draft, around);
        this.scope = scope;
    }

    /** The start of a step as a site. */
    @Word(usage = "step('name')", does = "the start of a step")
    public Site step(String name) {
        return Sites.step(name);
    }

    /** A proxy as a site. */
    @Word(usage = "proxy('name')", does = "a proxy of the scenario; its address while it runs")
    public ProxyRef proxy(String name) {
        return draft().network().ref(name);
    }

    /** A proxy that the scenario needs. It is no site by its type, since the block describes it. */
    @Word(
            usage = "proxy('db') { upstream 'localhost:5432' }",
            does = "puts a proxy in front of something; it listens on a free port of 127.0.0.1 unless told")
    public Object proxy(
            String name, @DelegatesTo(value = ProxyBlock.class, strategy = Closure.DELEGATE_FIRST) Body body) {
        SourceLocation at = draft().at();
        ProxyBlock block = new ProxyBlock(name, draft(), around());
        read(body, block);
        return draft().declare(new ProxyDeclaration(name, block.upstream(), block.listen(), at));
    }

    /** Hosts that are slow or unreachable. */
    @Word(
            usage = "network { host('*.pay.example', 443) { latency 50.ms; drop 0.1 } }",
            does = "makes hosts slow or unreachable for sockets, channels, the HTTP client, lookups and"
                    + " Chaos.maybeNetworkChaos")
    public Effect network(@DelegatesTo(value = HostsBlock.class, strategy = Closure.DELEGATE_FIRST) Body body) {
        HostsBlock block = new HostsBlock(draft(), around());
        read(body, block);
        return Effects.network(block.rules());
    }

    /** Begins an injector. */
    @Word(usage = "inject delay(5.ms, 25.ms) probability 0.1", does = "adds a fault")
    public Object inject(
            @DelegatesTo(value = RunWords.AtHit.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "io.chaoskit.site.Hit")
                    Injector effect) {
        Injector whole = scope.isEmpty() ? effect : effect.withScope(scope);
        InjectorBlock words = new InjectorBlock(draft(), whole.withLocation(draft().at()));
        draft().add(words::injector);
        return new ScriptBlock(words);
    }

    /** The words behind a wrong effect are checked too. */
    @Override
    Object wrong(String word, int arguments) {
        return word.equals("inject") && arguments > 0
                ? new ScriptBlock(new InjectorBlock(draft(), Injector.of(hit -> {})))
                : super.wrong(word, arguments);
    }
}
