package acme.mail;

import java.util.Locale;
import java.util.stream.Stream;

/** What a mail goes through. */
public interface Filter {

    String filter(String text);

    /** All but one of them are lambdas. */
    static String all(String text) {
        Filter[] filters = {String::trim, each -> each + "!", new Upper()};
        return Stream.of(filters).reduce(text, (passed, each) -> each.filter(passed), (one, two) -> two);
    }

    /** Whether a mail is sent at all; nothing but lambdas. */
    interface Rule {

        boolean allows(String text);

        default boolean forbids(String text) {
            return !allows(text);
        }

        static boolean allowed(String text) {
            Rule rule = each -> !each.isEmpty();
            return rule.allows(text);
        }
    }

    final class Upper implements Filter {

        @Override
        public String filter(String text) {
            return text.toUpperCase(Locale.ROOT);
        }
    }

    /** Used by nobody. */
    final class Never implements Filter {

        @Override
        public String filter(String text) {
            return "";
        }
    }
}
