package io.chaoskit.dsl;

import io.chaoskit.word.Word;

/** The words of {@code proxy('name') { … }}. */
public final class ProxyBlock extends Block {

    String upstream$ = "";
    String listen$ = "";

    ProxyBlock(Draft draft, Object owner) {
        super(draft, Place.PROXY, owner);
    }

    /** What the proxy stands in front of. */
    @Word(usage = "upstream 'localhost:5432'", does = "what the proxy connects to")
    public Object upstream(Object address) {
        return core$.draft().word("upstream", () -> upstream$ = Arguments.text("upstream", address));
    }

    /** Where the proxy listens. */
    @Word(usage = "listen '127.0.0.1:15432'", does = "where the proxy listens, a free port unless told")
    public Object listen(Object address) {
        return core$.draft().word("listen", () -> listen$ = Arguments.text("listen", address));
    }
}
