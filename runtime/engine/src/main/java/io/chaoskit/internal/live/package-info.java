/**
 * What is alive in the JVM: threads, virtual ones too, and open file descriptors, without those of ChaosKit and of the JDK's own services.
 * {@link io.chaoskit.internal.live.Leftovers} compares what there is with what there was.
 */
package io.chaoskit.internal.live;
