package io.chaoskit.proxy.internal.toxic;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All kinds of toxic. A new one is a class beside this one, a line here and a spec. */
public final class ToxicTypes {

    private static final Map<String, ToxicType> BY_NAME = Stream.of(
                    NoopToxic.TYPE,
                    LatencyToxic.TYPE,
                    BandwidthToxic.TYPE,
                    SlowCloseToxic.TYPE,
                    TimeoutToxic.TYPE,
                    SlicerToxic.TYPE,
                    LimitDataToxic.TYPE,
                    ResetPeerToxic.TYPE,
                    PacketLossToxic.TYPE,
                    CorruptToxic.TYPE)
            .collect(Collectors.toUnmodifiableMap(ToxicType::name, Function.identity()));

    private ToxicTypes() {}

    /** The type of this name, or null when there is none. */
    public static ToxicType named(String name) {
        return name == null ? null : BY_NAME.get(name);
    }
}
