package io.chaoskit.internal.dsl.block;

import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.network.ProxyDeclaration;
import io.chaoskit.word.Word;

/** The words of {@code proxy('name') { … }}. */
final class ProxyBlock extends BlockWords {

    /** Stands in for a wrong one, whose mistake is noted. */
    private static final String SOMEWHERE = "localhost:1";

    private final String name;
    private String upstream = "";
    private String listen = "";

    ProxyBlock(String name, Draft draft, Surroundings around) {
        super(Place.PROXY, draft, around);
        this.name = name;
    }

    String upstream() {
        return upstream;
    }

    String listen() {
        return listen;
    }

    @Override
    boolean once(String word) {
        return true;
    }

    /** The address behind the proxy. */
    @Word(usage = "upstream 'localhost:5432'", does = "what the proxy connects to")
    public void upstream(String address) {
        upstream = declaration(given(address), "").upstream();
    }

    /** The address of the proxy itself. */
    @Word(usage = "listen '127.0.0.1:15432'", does = "where the proxy listens, a free port unless told")
    public void listen(String address) {
        listen = declaration("", given(address)).listen();
    }

    /** An empty address means none, which is not written. */
    private static String given(String address) {
        return address.isEmpty() ? " " : address;
    }

    private ProxyDeclaration declaration(String to, String at) {
        return new ProxyDeclaration(name, to, at, draft().at());
    }

    @Override
    Object wrong(String word, int arguments) {
        if (word.equals("upstream")) {
            upstream = SOMEWHERE;
        }
        return super.wrong(word, arguments);
    }
}
