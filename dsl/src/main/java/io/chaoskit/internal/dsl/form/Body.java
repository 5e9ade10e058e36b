package io.chaoskit.internal.dsl.form;

import groovy.lang.Closure;

/**
 * A closure that describes a block inside another: {@code scope('db') { … }}. It is read at once, where other closures run later.
 *
 * @param closure as written
 */
public record Body(Closure<?> closure) {}
