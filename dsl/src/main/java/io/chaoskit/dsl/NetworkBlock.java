package io.chaoskit.dsl;

import io.chaoskit.effect.HostRule;
import io.chaoskit.word.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The words of {@code network { … }}. */
public final class NetworkBlock extends Block {

    final List<HostRule> rules$ = new ArrayList<>();

    NetworkBlock(Draft draft, Object owner) {
        super(draft, Place.NETWORK, owner);
    }

    /** What happens to hosts, on all ports. */
    @Word(usage = "host('*.pay.example') { drop 0.1 }", does = "says what happens when such hosts are talked to")
    public Object host(Object name, Object body) {
        return rule$(name, OptionalInt.empty(), body);
    }

    /** What happens to hosts, on one port. */
    @Word(
            usage = "host('*.pay.example', 443) { latency 50.ms; drop 0.1 }",
            does = "says what happens when such hosts are talked to on this port")
    public Object host(Object name, Object port, Object body) {
        return core$.draft().word("host", () -> rule$(name, OptionalInt.of(Arguments.count("port", port)), body));
    }

    private Object rule$(Object name, OptionalInt port, Object body) {
        return core$.draft().word("host", () -> {
            HostBlock block =
                    new HostBlock(core$.draft(), core$.owner(), HostRule.of(Arguments.text("host", name), port));
            block.read$(Arguments.closure("host", body));
            rules$.add(block.rule$);
            return name;
        });
    }
}
