/** An {@link io.chaoskit.injector.Injector}: an effect, at sites, under a trigger. */
package io.chaoskit.injector;
