package io.chaoskit.telemetry.internal.export;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.ipc.http.HttpSender;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpHttpMetricsSender;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Sends metrics to a receiver of OTLP from a thread of its own, and counts what did not arrive. A receiver that is down or slow is never waited
 * for but at the end, for a few seconds. Safe for all threads.
 */
final class OtlpPush {

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration CONNECTING = Duration.ofSeconds(1);
    private static final Duration ANSWERING = Duration.ofSeconds(3);
    /** For the metrics of the end. */
    private static final Duration LAST = Duration.ofSeconds(5);

    private final OtlpMeterRegistry registry;
    private final Outbox outbox;

    private OtlpPush(OtlpMeterRegistry registry, Outbox outbox) {
        this.registry = registry;
        this.outbox = outbox;
    }

    /** Begins. */
    static OtlpPush to(URI url) {
        Outbox outbox = new Outbox(url, new HttpUrlConnectionSender(CONNECTING, ANSWERING));
        OtlpMeterRegistry registry = OtlpMeterRegistry.builder(new Config(url))
                .clock(Clock.SYSTEM)
                .metricsSender(new OtlpHttpMetricsSender(outbox))
                .threadFactory(work -> own(work, "chaoskit-otlp"))
                .build();
        return new OtlpPush(registry, outbox);
    }

    private static Thread own(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    OtlpMeterRegistry registry() {
        return registry;
    }

    /** Sends what is left. Returns what did not arrive; empty for nothing. */
    Optional<String> end() {
        Thread last = own(registry::close, "chaoskit-otlp-end");
        last.start();
        try {
            last.join(LAST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return outbox.end(last.isAlive());
    }

    /** The settings; those of the environment are Micrometer's own. */
    private record Config(URI receiver) implements OtlpConfig {

        @Override
        public String get(String key) {
            return null;
        }

        @Override
        public String url() {
            return receiver.toString();
        }

        @Override
        public Duration step() {
            return STEP;
        }

        @Override
        public Map<String, String> resourceAttributes() {
            return Map.of("service.name", "chaoskit");
        }
    }

    /** Counts what goes out, and keeps its failures to itself: they are told at the end, once. */
    private static final class Outbox implements HttpSender {

        private static final Response TAKEN = new Response(200, Response.NO_RESPONSE_BODY);

        private final URI url;
        private final HttpSender sender;
        private long sent;
        private long failed;
        private boolean lastFailed;
        private String why = "";

        Outbox(URI url, HttpSender sender) {
            this.url = url;
            this.sender = sender;
        }

        @Override
        public Response send(Request request) {
            try {
                Response response = sender.send(request);
                count(response.isSuccessful() ? "" : "it answered with " + response.code());
            } catch (Throwable thrown) {
                count(thrown.toString());
            }
            return TAKEN;
        }

        private synchronized void count(String problem) {
            sent++;
            lastFailed = !problem.isEmpty();
            failed += lastFailed ? 1 : 0;
            why = lastFailed ? problem : why;
        }

        synchronized Optional<String> end(boolean waiting) {
            if (waiting) {
                sent++;
                failed++;
                lastFailed = true;
                why = "it did not answer within " + LAST.toSeconds() + " s";
            }
            return failed == 0
                    ? Optional.empty()
                    : Optional.of(failed + " of " + sent + " batches of metrics did not arrive at " + url + ": " + why
                            + (lastFailed ? "; the metrics of the end are lost" : "; a later one had all counts"));
        }
    }
}
