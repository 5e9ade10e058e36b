package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registry of toxic types. A new one is a class beside this one, a line here and a spec. */
public final class ToxicTypes {

    private static final Map<String, ToxicType> BY_NAME = Stream.of(
                    Noop.TYPE,
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

    /** The toxic without an effect. */
    private record Noop() implements Toxic {

        static final ToxicType TYPE = ToxicType.of("noop", "NoopToxic", given -> new Noop(), Kind.INTEGER);

        @Override
        public Behaviour start(Stage stage) {
            return Behaviour.PASS;
        }
    }
}
