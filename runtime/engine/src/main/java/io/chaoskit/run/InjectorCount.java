package io.chaoskit.run;

import java.util.Objects;

/**
 * What an injector has met at one of its sites so far.
 *
 * @param injector its name
 * @param scope its scope; empty for none
 * @param site the site's text
 * @param effect the effect's text
 * @param hits how often an iteration arrived there, without those of the iterations that run now
 * @param fired how many of the hits fired
 */
public record InjectorCount(String injector, String scope, String site, String effect, long hits, long fired) {

    /** Rejects null. */
    public InjectorCount {
        Objects.requireNonNull(injector, "injector");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(effect, "effect");
    }
}
