/**
 * The server as a program: {@code java -jar} and {@code chaoskit proxy}.
 */
package io.chaoskit.proxy.internal.server;
