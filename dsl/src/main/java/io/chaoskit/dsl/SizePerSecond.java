package io.chaoskit.dsl;

import io.chaoskit.value.Size;

/**
 * A rate of bytes.
 *
 * @param size how much a second
 */
public record SizePerSecond(Size size) {}
