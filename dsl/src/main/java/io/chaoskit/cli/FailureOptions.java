package io.chaoskit.cli;

import io.chaoskit.report.Origin;
import java.time.Duration;
import java.util.Optional;

/**
 * Options of {@code run} that say what becomes of failures.
 *
 * @param save whether they are kept
 * @param failedFirst whether those that are kept are tried before new iterations
 * @param shrink how long they may be shrunk; empty when they are not
 * @param origin what repeats the call, without the script
 */
record FailureOptions(boolean save, boolean failedFirst, Optional<Duration> shrink, Origin origin) {}
