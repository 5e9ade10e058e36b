package io.chaoskit.site;

import java.util.Objects;

/**
 * The place of a hit in the code: which method was hit, and from where. Independent of the seed, so that a hit is found again by it.
 *
 * @param method the method that was hit, for example {@code com.acme.OrderRepo.save(Order)}; empty for a site that is no method
 * @param caller the nearest caller in the user's own code, for example {@code OrderService.java:31}; empty when there is none
 * @param context a hash of the calls of the user's and of library code that led here, without line numbers; empty when there are none
 * @param hit which arrival of the task at this method in this context, from 1; 0 when it was not counted, because only replays count it
 */
public record Place(String method, String caller, String context, long hit) {

    /** Of a hit that nothing is known about. */
    public static final Place UNKNOWN = new Place("", "", "", 0);

    /** Rejects null. */
    public Place {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(context, "context");
    }
}
