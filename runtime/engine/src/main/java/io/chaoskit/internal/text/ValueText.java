package io.chaoskit.internal.text;

import java.lang.reflect.Array;

/** Values of the system under test as text, the same in each run: no address of an object, and not longer than a line. */
public final class ValueText {

    private static final int MOST = 120;

    private ValueText() {}

    /** A text in quotes, another value by its own {@code toString}, and one that has none by its type: {@code an Order}. */
    public static String of(Object value) {
        if (value instanceof CharSequence text) {
            return "'" + Excerpt.of(text.toString(), MOST) + "'";
        }
        if (value instanceof Class<?> type) {
            return "the class " + type.getSimpleName();
        }
        if (value == null) {
            return "null";
        }
        Class<?> type = value.getClass();
        if (type.isArray()) {
            return type.getComponentType().getSimpleName() + "[" + Array.getLength(value) + "]";
        }
        return hasText(type) ? own(value) : ofType(type);
    }

    private static boolean hasText(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every object has toString", e);
        }
    }

    private static String own(Object value) {
        try {
            String text = value.toString();
            return text == null ? ofType(value.getClass()) : Excerpt.of(text, MOST);
        } catch (RuntimeException | StackOverflowError broken) {
            return ofType(value.getClass());
        }
    }

    /** Generated classes have names that nobody wrote: the nearest super-type has one. */
    private static String ofType(Class<?> type) {
        Class<?> named = type;
        while (named.getSimpleName().isEmpty()
                || named.isHidden()
                || named.getSimpleName().indexOf('$') >= 0) {
            named = named.getSuperclass();
        }
        String name = named.getSimpleName();
        return ("AEIOU".indexOf(Character.toUpperCase(name.charAt(0))) < 0 ? "a " : "an ") + name;
    }
}
