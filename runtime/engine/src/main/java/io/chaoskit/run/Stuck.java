package io.chaoskit.run;

import io.chaoskit.validator.Hang;

/**
 * A step that was interrupted because it did not end.
 *
 * @param startedAt which step: when it started
 * @param since when it was interrupted
 * @param hang what is known about it
 */
record Stuck(long startedAt, long since, Hang hang) {}
