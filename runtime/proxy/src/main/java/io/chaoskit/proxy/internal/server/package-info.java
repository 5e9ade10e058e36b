/**
 * The program of the stand-alone jar. {@link io.chaoskit.proxy.internal.server.StandaloneServer} is its main class, and the only one
 * of this module that prints and exits.
 */
package io.chaoskit.proxy.internal.server;
