package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.PopulateException;
import io.chaoskit.proxy.Proxies;
import io.chaoskit.proxy.Proxy;
import io.chaoskit.proxy.ProxyException;
import io.chaoskit.proxy.internal.json.Answers;
import io.chaoskit.proxy.internal.json.ProxyChange;
import io.chaoskit.proxy.internal.json.Requests;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The calls of Toxiproxy's HTTP API. Safe for use by several threads; a call may block on a name look-up. */
final class Api {

    /** The version of Toxiproxy whose API this is. */
    static final String VERSION = "2.12.0";

    private final Proxies proxies;
    private final Router router = new Router();

    Api(Proxies proxies, MetricsPage metrics) {
        this.proxies = proxies;
        router.add("Version", "GET", "version", request -> version());
        router.add("ProxyIndex", "GET", "proxies", request -> Response.json(200, Answers.proxiesByName(proxies.all())));
        router.add("ProxyCreate", "POST", "proxies", this::create);
        router.add("ProxyShow", "GET", "proxies/*", request -> Response.json(200, Answers.proxy(proxy(request))));
        router.add("ProxyUpdate", "POST PATCH", "proxies/*", this::update);
        router.add("ProxyDelete", "DELETE", "proxies/*", this::delete);
        router.add(
                "ToxicIndex",
                "GET",
                "proxies/*/toxics",
                request -> Response.json(200, Answers.toxics(proxy(request).toxics())));
        router.add("ToxicCreate", "POST", "proxies/*/toxics", this::addToxic);
        router.add(
                "ToxicShow", "GET", "proxies/*/toxics/*", request -> Response.json(200, Answers.toxic(toxic(request))));
        router.add("ToxicUpdate", "POST PATCH", "proxies/*/toxics/*", this::updateToxic);
        router.add("ToxicDelete", "DELETE", "proxies/*/toxics/*", this::removeToxic);
        router.add("Populate", "POST", "populate", this::populate);
        router.add("ResetState", "POST", "reset", request -> reset());
        if (metrics != null) {
            router.add("Metrics", "*", "metrics", metrics::answer);
        }
    }

    Router router() {
        return router;
    }

    private static Response version() {
        String body = "{\"version\": \"" + VERSION + "\"}\n";
        return Response.of(200, "application/json;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private Proxy proxy(Request request) {
        return proxies.get(request.proxyName());
    }

    private InstalledToxic toxic(Request request) {
        return proxy(request).toxic(request.toxicName()).orElseThrow(ProxyException::toxicNotFound);
    }

    private Response create(Request request) {
        return Response.json(201, Answers.proxy(proxies.create(Requests.newProxy(request.body()))));
    }

    private Response update(Request request) {
        Proxy proxy = proxy(request);
        ProxyChange change = Requests.proxyChange(request.body());
        proxy.update(change.listen(), change.upstream(), change.enabled());
        return Response.json(200, Answers.proxy(proxy));
    }

    private Response delete(Request request) {
        proxies.delete(request.proxyName());
        return Response.empty(204);
    }

    private Response addToxic(Request request) {
        Proxy proxy = proxy(request);
        InstalledToxic toxic = Requests.newToxic(request.body(), name -> {
            if (proxy.toxic(name).isPresent()) {
                throw ProxyException.toxicExists();
            }
        });
        proxy.add(toxic);
        return Response.json(200, Answers.toxic(toxic));
    }

    private Response updateToxic(Request request) {
        Proxy proxy = proxy(request);
        InstalledToxic toxic = toxic(request);
        proxy.update(toxic, Requests.toxicChange(request.body(), toxic));
        return Response.json(200, Answers.toxic(toxic));
    }

    private Response removeToxic(Request request) {
        Proxy proxy = proxy(request);
        proxy.remove(toxic(request));
        return Response.empty(204);
    }

    private Response populate(Request request) {
        try {
            return Response.json(201, Answers.populated(proxies.populate(Requests.proxies(request.body()))));
        } catch (PopulateException e) {
            return Response.json(e.status(), Answers.notPopulated(e.getMessage(), e.status(), e.done()));
        } catch (ProxyException e) {
            return Response.json(e.status(), Answers.notPopulated(e.getMessage(), e.status(), List.of()));
        }
    }

    private Response reset() {
        proxies.reset();
        return Response.empty(204);
    }
}
