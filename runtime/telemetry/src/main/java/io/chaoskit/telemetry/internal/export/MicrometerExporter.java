package io.chaoskit.telemetry.internal.export;

import io.chaoskit.internal.export.MetricsExporter;
import io.chaoskit.run.RunListener;
import io.chaoskit.telemetry.Telemetry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Exports with Micrometer's registries for Prometheus and OTLP. */
public final class MicrometerExporter implements MetricsExporter {

    @Override
    public Export export(OptionalInt port, Optional<URI> otlp) throws IOException {
        CompositeMeterRegistry registry = new CompositeMeterRegistry();
        // The port first: it is what may be taken.
        Optional<MetricsPage> page = port.isPresent() ? Optional.of(MetricsPage.at(port.getAsInt())) : Optional.empty();
        Optional<OtlpPush> push = otlp.map(OtlpPush::to);
        page.ifPresent(each -> registry.add(each.registry()));
        push.ifPresent(each -> registry.add(each.registry()));
        return new Going(Telemetry.of(registry), page, push);
    }

    private record Going(Telemetry telemetry, Optional<MetricsPage> page, Optional<OtlpPush> push) implements Export {

        @Override
        public RunListener listener() {
            return telemetry;
        }

        @Override
        public OptionalInt port() {
            return page.map(each -> OptionalInt.of(each.port())).orElseGet(OptionalInt::empty);
        }

        @Override
        public List<String> end() {
            List<String> lost = new ArrayList<>();
            push.flatMap(OtlpPush::end).ifPresent(lost::add);
            page.ifPresent(MetricsPage::close);
            return lost;
        }
    }
}
