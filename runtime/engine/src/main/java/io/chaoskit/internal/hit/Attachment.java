package io.chaoskit.internal.hit;

import io.chaoskit.internal.weave.WovenCall;

/** What a woven method is attached to: it decides what an arrival there leads to. Used by any thread. */
interface Attachment {

    /** The current thread arrives; null when nothing happens. */
    WovenCall enter();
}
