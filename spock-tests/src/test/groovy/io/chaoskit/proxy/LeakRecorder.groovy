package io.chaoskit.proxy

import io.chaoskit.proxy.internal.io.netty.buffer.PooledByteBufAllocator
import io.chaoskit.proxy.internal.io.netty.util.ResourceLeakDetector

import java.util.concurrent.CopyOnWriteArrayList

/** Netty's leak detector, named to Netty by a system property: remembers the buffers that nobody released. */
class LeakRecorder<T> extends ResourceLeakDetector<T> {

    static final List<String> LEAKS = new CopyOnWriteArrayList<>()

    LeakRecorder(Class<?> type, int samplingInterval) {
        super(type, samplingInterval)
    }

    /** Netty looks for this one first, for the sake of old detectors. */
    LeakRecorder(Class<?> type, int samplingInterval, long unused) {
        this(type, samplingInterval)
    }

    @Override
    protected void reportTracedLeak(String type, String records) {
        LEAKS << "$type $records".toString()
    }

    @Override
    protected void reportUntracedLeak(String type) {
        LEAKS << type
    }

    /** What was lost so far; it is found when new buffers are made after a collection. */
    static List<String> leaks() {
        System.gc()
        8.times { PooledByteBufAllocator.DEFAULT.buffer(16).release() }
        LEAKS
    }

    static boolean isOn() {
        level == Level.PARANOID && System.getProperty('io.chaoskit.proxy.internal.io.netty.customResourceLeakDetector') == LeakRecorder.name
    }
}
