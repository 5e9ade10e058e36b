package io.chaoskit.effect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pattern of a host rule. A host is compared in one way of writing it: in lower case, without the dot of the root
 * at its end and the brackets and the zone of an IPv6 address, and that in full. No name is looked up.
 */
final class HostGlob {

    private static final int GROUPS = 8;
    private static final String GAP = "::";

    private HostGlob() {}

    /** What is wrong with a pattern; null when nothing is. */
    static String mistake(String glob) {
        if (glob.isBlank()) {
            return "host must have a name such as '*.pay.example', but was ''";
        }
        String said = ", but was '" + glob + "'";
        if (glob.contains("/")) {
            return "host must be a name or an address" + said + "; leave out what is not the host's name";
        }
        int colon = glob.indexOf(':');
        if (glob.contains("]:") || colon >= 0 && colon == glob.lastIndexOf(':')) {
            return "host must not have its port in its name" + said + "; host('name', 443) { … }";
        }
        return glob.contains("*") && glob.contains(GAP)
                ? "host must be written without :: where it has a *" + said + "; write fe80:0:0:0:* for fe80::*"
                : null;
    }

    static boolean matches(String glob, String host) {
        return fits(plain(glob), plain(host));
    }

    /** By going back to the last star: what follows it then begins one character later. */
    private static boolean fits(String glob, String host) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < host.length()) {
            if (at < glob.length() && glob.charAt(at) == '*') {
                star = at++;
                resume = i;
            } else if (at < glob.length() && glob.charAt(at) == host.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        return glob.substring(at).chars().allMatch(rest -> rest == '*');
    }

    private static String plain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        if (name.indexOf(':') >= 0) {
            int zone = name.indexOf('%');
            return full(zone < 0 ? name : name.substring(0, zone));
        }
        return name.length() > 1 && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static String full(String address) {
        int gap = address.indexOf(GAP);
        List<String> groups = groups(gap < 0 ? address : address.substring(0, gap));
        if (gap >= 0) {
            List<String> tail = groups(address.substring(gap + GAP.length()));
            groups.addAll(Collections.nCopies(Math.max(0, GROUPS - groups.size() - tail.size()), "0"));
            groups.addAll(tail);
        }
        return String.join(":", groups);
    }

    private static List<String> groups(String part) {
        return part.isEmpty()
                ? new ArrayList<>()
                : Stream.of(part.split(":"))
                        .map(group -> group.replaceFirst("^0+(?=.)", ""))
                        .collect(Collectors.toCollection(ArrayList::new));
    }
}
