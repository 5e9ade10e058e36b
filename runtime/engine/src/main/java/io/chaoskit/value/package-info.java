/** Small values that every other package speaks in: durations, chances, places in a script, mistakes, time itself. */
package io.chaoskit.value;
