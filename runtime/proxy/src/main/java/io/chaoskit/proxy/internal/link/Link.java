package io.chaoskit.proxy.internal.link;

import io.chaoskit.proxy.internal.toxic.Direction;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/**
 * A link, which is one direction of a connection: all bytes read from the source go through the stages, in order, to the
 * destination.
 *
 * <pre>
 *   source ─read─▶ stage 1 ─▶ … ─▶ stage n ─▶ sink ─write─▶ destination
 * </pre>
 *
 * <p>The source is read only while the first stage has room, so that backpressure of a slow reader reaches the other side. The link ends
 * when its destination is closed. Belongs to the event loop of both channels.
 */
final class Link {

    /** The number of moves the stages make in a row before other connections have their turn. */
    private static final int MOVES = 1_000;

    private final Connection connection;
    private final Direction direction;
    private final Channel source;
    private final Sink sink;
    private final List<LinkStage> stages = new ArrayList<>();

    private boolean sourceEnded;
    private boolean cut;
    private boolean finished;
    private boolean pumping;
    private long received;

    Link(Connection connection, Direction direction, Channel source, Channel destination) {
        this.connection = connection;
        this.direction = direction;
        this.source = source;
        this.sink = new Sink(destination);
    }

    Direction direction() {
        return direction;
    }

    EventLoop eventLoop() {
        return source.eventLoop();
    }

    long nanoTime() {
        return eventLoop().ticker().nanoTime();
    }

    long received() {
        return received;
    }

    long sent() {
        return sink.sent();
    }

    boolean isFinished() {
        return finished;
    }

    boolean hasStages() {
        return !stages.isEmpty();
    }

    /** Whether data is held that only a change of the toxics can set free. */
    boolean holdsForEver() {
        return stages.stream().anyMatch(LinkStage::holdsForEver);
    }

    // Data

    /** Takes bytes that were read from the source. */
    void read(ByteBuf data) {
        received += data.readableBytes();
        if (finished || cut) {
            data.release();
        } else if (stages.isEmpty()) {
            sink.write(data);
        } else {
            stages.get(0).accept(Chunk.read(data, source.alloc(), nanoTime()));
            pump();
        }
    }

    /** All that can be read at the moment was read. */
    void readComplete() {
        if (stages.isEmpty()) {
            sink.flush();
            regulate();
        }
    }

    /** Whether the source may be read once more right now. */
    boolean wantsMore() {
        return !finished && !cut && first().hasRoom();
    }

    void sourceEnded() {
        if (!sourceEnded) {
            sourceEnded = true;
            if (!cut && !finished) {
                first().acceptEnd();
            }
            pump();
        }
    }

    /** Moves everything as far as it can go now. */
    void pump() {
        if (pumping || finished) {
            return;
        }
        pumping = true;
        boolean tired = !moveAll();
        pumping = false;
        if (tired) {
            eventLoop().execute(this::pump);
        } else {
            regulate();
        }
    }

    private boolean moveAll() {
        for (int moves = 0; moves < MOVES; moves++) {
            boolean moved = false;
            for (int i = stages.size() - 1; i >= 0; i--) {
                moved |= stages.get(i).advance();
            }
            if (!moved) {
                return true;
            }
        }
        return false;
    }

    private void regulate() {
        boolean want = !sourceEnded && wantsMore();
        if (source.config().isAutoRead() != want) {
            source.config().setAutoRead(want);
        }
    }

    private Receiver first() {
        return stages.isEmpty() ? sink : stages.get(0);
    }

    // Toxics

    /** Puts a new last stage on the link, unless it is there. */
    void add(InstalledToxic toxic) {
        if (finished || find(toxic) != null) {
            return;
        }
        LinkStage stage = new LinkStage(this, toxic, connection.draws(toxic));
        LinkStage last = stages.isEmpty() ? null : stages.get(stages.size() - 1);
        if (last != null && !last.isClosing()) {
            last.interrupt();
            last.flush();
        }
        append(stage, last);
        stage.start();
        if (last != null && !last.isClosing()) {
            last.start();
        }
        pump();
    }

    private void append(LinkStage stage, LinkStage last) {
        stage.leadTo(sink);
        stages.add(stage);
        if (last != null) {
            last.leadTo(stage);
        }
    }

    /** Makes the toxic's stage take its new settings. */
    void update(InstalledToxic toxic) {
        LinkStage stage = find(toxic);
        if (stage != null) {
            stage.restart();
            pump();
        }
    }

    /** Takes the toxic's stage off the link, or ends the stream there when bytes are missing from it. */
    void remove(InstalledToxic toxic) {
        LinkStage stage = find(toxic);
        if (stage == null || stage.isClosing()) {
            return;
        }
        if (toxic.settings().toxic().endsLinksWhenRemoved()) {
            stage.interrupt();
            stage.close();
        } else {
            unlink(stage);
        }
        pump();
    }

    private void unlink(LinkStage stage) {
        stage.interrupt();
        stage.flushAll();
        int place = stages.indexOf(stage);
        stages.remove(place);
        if (place > 0) {
            LinkStage before = stages.get(place - 1);
            before.leadTo(stage.next());
            before.restart();
        }
    }

    private LinkStage find(InstalledToxic toxic) {
        for (LinkStage stage : stages) {
            if (stage.isOf(toxic)) {
                return stage;
            }
        }
        return null;
    }

    // The end

    /** Reads nothing more, and frees the data in the stages before this one. */
    void cutBefore(LinkStage stage) {
        cut = true;
        for (LinkStage earlier : stages) {
            if (earlier == stage) {
                break;
            }
            earlier.discard();
        }
        regulate();
    }

    /** The destination is closed: frees everything. */
    void finish() {
        if (!finished) {
            finished = true;
            stages.forEach(LinkStage::discard);
            regulate();
            connection.linkFinished(this);
        }
    }

    /** The next element of a link: a stage, or the sink at its end. */
    interface Receiver {

        /** Whether it is ready for a chunk. It accepts one even when it is not, and keeps it in order. */
        boolean hasRoom();

        /** Takes a chunk over. */
        void accept(Chunk chunk);

        /** Takes the end of the stream, behind all chunks. */
        void acceptEnd();
    }
}
