package io.chaoskit.internal.pointcut;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A pattern for names with wildcards: {@code *} stands for characters without a dot, {@code ..} for a dot or for packages between two. */
final class Glob {

    private static final String ANY = "*";
    private static final String ANY_PACKAGE = "*..";

    private final String text;
    private final boolean exact;
    private final Predicate<String> test;

    private Glob(String text, boolean exact) {
        this.text = text;
        this.exact = exact;
        this.test = exact ? text::equals : isAny() ? name -> true : regex(text).asMatchPredicate();
    }

    static Glob of(String text) {
        return new Glob(text, !text.contains("*") && !text.contains(".."));
    }

    /** A name that may hold any character, as Groovy allows in quotes. */
    static Glob exactly(String name) {
        return new Glob(name, true);
    }

    boolean matches(String name) {
        return test.test(name);
    }

    /** Whether a name of this length may match. */
    boolean mayHave(int length) {
        return !exact || text.length() == length;
    }

    boolean isExact() {
        return exact;
    }

    /** Whether no part of the package is written out. */
    boolean startsAnywhere() {
        return !exact && text.startsWith(ANY);
    }

    /** What is written out before the first wildcard, up to the last dot. */
    String packages() {
        int any = text.indexOf('*');
        int deep = text.indexOf("..");
        int end = any < 0 ? deep + 1 : deep < 0 ? any : Math.min(any, deep + 1);
        return text.substring(0, text.lastIndexOf('.', end - 1) + 1);
    }

    boolean isAny() {
        return !exact && text.equals(ANY);
    }

    String text() {
        return text;
    }

    private static Pattern regex(String text) {
        boolean anyPackage = text.startsWith(ANY_PACKAGE);
        StringBuilder regex = new StringBuilder(anyPackage ? "(?:.*\\.)?" : "");
        int at = anyPackage ? ANY_PACKAGE.length() : 0;
        while (at < text.length()) {
            boolean packages = text.startsWith("..", at);
            regex.append(packages ? "\\.(?:.*\\.)?" : one(text.charAt(at)));
            at += packages ? 2 : 1;
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String one(char character) {
        return character == '*' ? "[^.]*" : Pattern.quote(String.valueOf(character));
    }
}
