package io.chaoskit.effect;

import io.chaoskit.site.Contact;
import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Host rules as an effect: makes hosts slow or unreachable, wherever they are contacted. In the order written, the first rule for the host and port counts,
 * and no other, also when nothing happens in it. Several of these are independent of each other.
 *
 * @param rules at least one
 */
record HostRules(List<HostRule> rules) implements Effect {

    /** Rejects no rules. */
    public HostRules {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(
                    "network must have a host, but has none; network { host('*.pay.example', 443) { drop 0.1 } }");
        }
    }

    private Optional<HostRule> rule(Contact contact) {
        return rules.stream().filter(rule -> rule.matches(contact)).findFirst();
    }

    /** Whether the rule for a host, if there is one, can do something to it. */
    @Override
    public boolean concerns(Contact contact) {
        return rule(contact).filter(rule -> rule.affects(contact.way())).isPresent();
    }

    @Override
    public boolean happens(Hit hit) {
        return rule(hit.contact()).filter(rule -> rule.happens(hit)).isPresent();
    }

    @Override
    public void apply(Hit hit) throws IOException {
        Optional<HostRule> rule = rule(hit.contact());
        if (rule.isPresent()) {
            rule.get().apply(hit);
        }
    }

    @Override
    public List<Site> defaultSites() {
        return List.of(Sites.hosts());
    }

    @Override
    public Optional<String> misfit(Site site, Trigger trigger) {
        return site.equals(Sites.hosts())
                ? Optional.empty()
                : Optional.of("network { … } must have no site, because its hosts say where, but is on " + site.text()
                        + "; leave out on");
    }

    @Override
    public String text() {
        return rules.stream().map(HostRule::text).collect(Collectors.joining("; ", "network { ", " }"));
    }
}
