package io.chaoskit.internal.dsl.block;

import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.word.Word;

/** The words of {@code proxy('name') { … }}. */
final class ProxyBlock extends BlockWords {

    private String upstream = "";
    private String listen = "";

    ProxyBlock(Draft draft, Surroundings around) {
        super(Place.PROXY, draft, around);
    }

    String upstream() {
        return upstream;
    }

    String listen() {
        return listen;
    }

    /** The address behind the proxy. */
    @Word(usage = "upstream 'localhost:5432'", does = "what the proxy connects to")
    public void upstream(String address) {
        upstream = address;
    }

    /** The address of the proxy itself. */
    @Word(usage = "listen '127.0.0.1:15432'", does = "where the proxy listens, a free port unless told")
    public void listen(String address) {
        listen = address;
    }
}
