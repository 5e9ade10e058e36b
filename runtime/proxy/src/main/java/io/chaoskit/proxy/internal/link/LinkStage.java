package io.chaoskit.proxy.internal.link;

import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import io.chaoskit.proxy.internal.toxic.InstalledToxic.Settings;
import io.chaoskit.proxy.internal.toxic.Stage;
import io.chaoskit.proxy.internal.toxic.Toxic.Behaviour;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;

/**
 * A stage of a link: one toxic at work. It takes a chunk when it holds none, applies the behaviour to it, and takes the next
 * one when the next stage has accepted the output.
 *
 * <pre>
 *   accept ─▶ queue ─▶ held ─▶ (behaviour) ─▶ outgoing ─▶ next
 * </pre>
 *
 * <p>Belongs to the link's event loop.
 */
final class LinkStage implements Stage, Link.Receiver {

    private final Link link;
    private final InstalledToxic installed;
    private final RandomGenerator random;
    private final Deque<Chunk> queue = new ArrayDeque<>();
    private final Deque<Chunk> outgoing = new ArrayDeque<>();
    private final LinkTimer.Pause pause;
    private final LinkTimer closeTimer;

    private Link.Receiver next;
    private Behaviour behaviour;
    private boolean active;
    private int queueLength;
    private Chunk held;
    private boolean endQueued;
    private boolean endHeld;
    private boolean doomed;
    private boolean closed;
    private boolean done;
    private long passed;

    LinkStage(Link link, InstalledToxic installed, RandomGenerator random) {
        this.link = link;
        this.installed = installed;
        this.random = random;
        this.pause = new LinkTimer.Pause(link);
        this.closeTimer = new LinkTimer(link);
    }

    boolean isOf(InstalledToxic toxic) {
        return installed == toxic;
    }

    void leadTo(Link.Receiver receiver) {
        next = receiver;
    }

    Link.Receiver next() {
        return next;
    }

    /** Whether nothing but a change of its toxic will make it go on. */
    boolean holdsForEver() {
        return pause.isForEver();
    }

    /** Whether it ended the stream or will, so that no change of its toxic matters any more. */
    boolean isClosing() {
        return doomed || closed || done;
    }

    // The life of a stage

    /** Draws whether the toxic acts on this link, and begins. */
    void start() {
        Settings settings = installed.settings();
        active = (random.nextInt() >>> 8) * 0x1.0p-24f < settings.toxicity();
        queueLength = settings.toxic().queueLength();
        behaviour = active ? settings.toxic().start(this) : Behaviour.PASS;
    }

    void restart() {
        if (!isClosing()) {
            interrupt();
            start();
        }
    }

    /** Ends any wait; what is held goes on in one piece, and an end of stream is looked at anew. */
    void interrupt() {
        pause.end();
        closeTimer.cancel();
        if (held != null) {
            outgoing.add(held);
            held = null;
        }
        endHeld = false;
    }

    /** Hands on what was released, whether there is room or not. */
    void flush() {
        Chunk.moveAll(outgoing, next);
    }

    /** Hands on everything, also what still waits, and the end of the stream behind it. */
    void flushAll() {
        flush();
        Chunk.moveAll(queue, next);
        if (endQueued) {
            next.acceptEnd();
        }
    }

    /** Frees all that it holds, without a trace. */
    void discard() {
        done = true;
        pause.end();
        closeTimer.cancel();
        drop();
        Chunk.releaseAll(queue);
        Chunk.releaseAll(outgoing);
    }

    // The way through it

    @Override
    public boolean hasRoom() {
        return queue.isEmpty() ? queueLength > 0 || isIdle() : queue.size() < queueLength;
    }

    private boolean isIdle() {
        return held == null && outgoing.isEmpty() && !pause.isOn() && !pause.isAsked() && !endQueued;
    }

    @Override
    public void accept(Chunk chunk) {
        if (closed || done) {
            chunk.release();
        } else {
            queue.add(chunk);
        }
    }

    @Override
    public void acceptEnd() {
        endQueued = true;
    }

    /** Does the next thing that can be done now, and says whether there was one. */
    boolean advance() {
        if (done) {
            return false;
        }
        if (!outgoing.isEmpty()) {
            return deliver();
        }
        if (closed) {
            end();
            return true;
        }
        if (pause.isAsked()) {
            pause.begin();
        }
        return !pause.isOn() && act();
    }

    private boolean deliver() {
        if (!next.hasRoom()) {
            return false;
        }
        next.accept(outgoing.poll());
        return true;
    }

    private boolean act() {
        if (held == null) {
            held = queue.poll();
        }
        if (held != null) {
            behaviour.onChunk(this);
            if (held != null && left() == 0) {
                drop();
            }
            return true;
        }
        endHeld |= endQueued;
        if (endHeld) {
            behaviour.onEnd(this);
        }
        return endHeld;
    }

    // The calls of a behaviour

    @Override
    public int left() {
        return held.size();
    }

    @Override
    public ByteBuf data() {
        return held.data();
    }

    @Override
    public long ageNanos() {
        return nanoTime() - held.timeNanos();
    }

    @Override
    public void shift(long nanos) {
        held.shift(nanos, nanoTime());
    }

    @Override
    public void pass(int bytes) {
        if (bytes == 0) {
            return;
        }
        if (active) {
            passed += bytes;
        }
        if (bytes == left()) {
            outgoing.add(held);
            held = null;
        } else {
            outgoing.add(held.cut(bytes));
        }
    }

    @Override
    public void drop() {
        if (held != null) {
            held.release();
            held = null;
        }
    }

    @Override
    public void pause(long nanos) {
        pause.ask(nanos);
    }

    @Override
    public void hold() {
        pause.hold();
    }

    @Override
    public void end() {
        done = true;
        closeTimer.cancel();
        next.acceptEnd();
    }

    @Override
    public void close() {
        closed = true;
        pause.end();
        drop();
        Chunk.releaseAll(queue);
        link.cutBefore(this);
    }

    @Override
    public void closeAfter(long nanos) {
        closeTimer.set(nanos, this::close);
    }

    @Override
    public void doom(long nanos) {
        doomed = true;
        pause.hold();
        if (nanos > 0) {
            closeTimer.set(nanos, this::close);
        } else {
            close();
        }
    }

    @Override
    public long passed() {
        return passed;
    }

    @Override
    public long nanoTime() {
        return link.nanoTime();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }
}
