/** JSON for the modules of ChaosKit, as maps and lists: the library behind it is relocated in the jar, so no other module may name it. */
package io.chaoskit.internal.json;
