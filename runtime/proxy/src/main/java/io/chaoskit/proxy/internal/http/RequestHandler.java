package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.internal.link.ServerResources;
import io.chaoskit.proxy.internal.log.EventLog;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Answers requests by their routes, and logs them. Safe for use by several threads; may block. */
final class RequestHandler {

    private static final String REQUEST_ID = "X-Toxiproxy-Request-Id";
    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private static final int RADIX = 32;
    private static final long DIGITS_10 = 1L << 50;
    /** Tells the names of requests of this process from those of others. */
    private static final long PROCESS = Math.floorMod(
            ManagementFactory.getRuntimeMXBean().getStartTime()
                    ^ ProcessHandle.current().pid() << 32,
            DIGITS_10);

    private static final AtomicLong COUNT = new AtomicLong();

    private final Router router;
    private final AllowedHosts hosts;
    private final ServerResources resources;
    private final EventLog log;

    RequestHandler(Router router, AllowedHosts hosts, ServerResources resources) {
        this.router = router;
        this.hosts = hosts;
        this.resources = resources;
        this.log = resources.log();
    }

    /** The answer to a request: whatever goes wrong, there is one. */
    Response answer(Request request) {
        try {
            return route(request);
        } catch (Throwable e) {
            return failed(
                    e,
                    Map.of("method", request.method(), "url", request.target().raw()));
        }
    }

    /** The answer when something failed, errors as well: a stack that overflowed must not leave a client without one. */
    Response failed(Throwable cause, Map<String, String> request) {
        Map<String, String> fields = new LinkedHashMap<>(request);
        fields.put("error", cause.toString());
        log.error("A request could not be answered", fields);
        return Response.error(
                500, cause instanceof RuntimeException ? String.valueOf(cause.getMessage()) : cause.toString());
    }

    private Response route(Request request) {
        RequestTarget target = request.target();
        String host = request.head().host();
        if (!hosts.allow(host)) {
            log.warn("A foreign host was refused", Map.of("host", host, "client", request.client()));
            return hosts.refusal(host);
        }
        if (target.isOfServer() && request.method().equals("OPTIONS")) {
            return Response.empty(200);
        }
        if (!target.isClean()) {
            return Response.empty(301).with("Location", target.cleaned());
        }
        Router.Route route = router.find(request.method(), request.parts());
        if (route == null) {
            return router.knows(request.parts()) ? Response.empty(405) : Response.text(404, "404 page not found");
        }
        return call(route, request);
    }

    private Response call(Router.Route route, Request request) {
        String id = nextId();
        long start = resources.nanoTime();
        if (route.isOutdated(request.method())) {
            log.outdated(
                    route.name() + ": HTTP method POST is deprecated. Use HTTP PATCH instead.",
                    Map.of("request_id", id));
        }
        Response response = request.isOfBrowser()
                ? Response.text(403, "User agent not allowed")
                : route.handler().apply(request);
        Map<String, Object> fields = fields(id, request, response);
        fields.put("duration", (resources.nanoTime() - start) / NANOS_PER_MILLI);
        fields.put("handler", route.name());
        log.debug("Answered", fields);
        return response.with(REQUEST_ID, id);
    }

    private static Map<String, Object> fields(String id, Request request, Response response) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("request_id", id);
        fields.put("client", request.client());
        fields.put("method", request.method());
        fields.put("url", request.target().raw());
        fields.put("user_agent", request.agent());
        fields.put("status", response.status());
        fields.put("size", response.body().length);
        return fields;
    }

    /** The answer to a client that took too long to send a body. */
    static Response tooSlow() {
        return Response.empty(503).with(REQUEST_ID, nextId());
    }

    /** A name for a request: 20 characters of 0-9a-v, never the same twice in a process. */
    private static String nextId() {
        return padded(PROCESS) + padded(COUNT.incrementAndGet() % DIGITS_10);
    }

    private static String padded(long part) {
        String digits = Long.toString(part, RADIX);
        return "0".repeat(10 - digits.length()) + digits;
    }
}
