/** The threads that ChaosKit starts, and stack traces of any. */
package io.chaoskit.internal.thread;
