package io.chaoskit.site;

import java.util.List;

/** The signature of a method, for effects that check whether they fit it. */
public interface MethodShape {

    /**
     * The method.
     *
     * @return for example {@code com.acme.OrderRepo.save(Order)}
     */
    String text();

    /**
     * Whether it is a constructor, which can neither be skipped nor run twice.
     *
     * @return true for {@code new}
     */
    boolean constructor();

    /**
     * How many parameters it has.
     *
     * @return 0 or more
     */
    int parameters();

    /**
     * Whether a parameter may have a value.
     *
     * @param index from 0, less than {@link #parameters}
     * @param value any, null too
     * @return false for null where a primitive is taken
     */
    boolean takes(int index, Object value);

    /**
     * Whether it returns nothing.
     *
     * @return true for {@code void} and constructors
     */
    boolean returnsNothing();

    /**
     * What it returns.
     *
     * @return the type's name
     */
    String returnType();

    /**
     * Whether it may return a value.
     *
     * @param value any, null too
     * @return false for null where a primitive is returned
     */
    boolean returns(Object value);

    /**
     * The default value of its return type.
     *
     * @return zero, false or null
     */
    Object defaultValue();

    /**
     * Whether callers must expect this to be thrown.
     *
     * @param type of what is thrown
     * @return true for unchecked types and for those that the method declares
     */
    boolean mayThrow(Class<? extends Throwable> type);

    /**
     * The checked exceptions that it declares and that can be made: by a public constructor for a message, a cause, both or nothing.
     *
     * @return full names of classes, each once
     */
    default List<String> exceptions() {
        return List.of();
    }

    /**
     * Whether the language of the method makes it declare the checked exceptions that it throws.
     *
     * @return false for methods of Groovy and Kotlin
     */
    default boolean declaresExceptions() {
        return true;
    }

    /**
     * How the caller gets the reply of the method.
     *
     * @return what {@code asynchronous} faults change
     */
    default Reply reply() {
        return Reply.RETURN;
    }

    /** The way in which a caller gets a reply. */
    enum Reply {
        /** The method returns it. */
        RETURN,
        /** A {@link java.util.concurrent.CompletionStage} that the method returns completes with it. */
        STAGE,
        /** A {@link java.util.concurrent.Flow.Publisher} that the method returns publishes it. */
        PUBLISHER,
        /** The method is a suspend function of Kotlin: it returns it, or resumes its caller with it. */
        CONTINUATION
    }
}
