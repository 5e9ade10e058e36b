package io.chaoskit.proxy;

import io.chaoskit.proxy.internal.http.Request;
import io.chaoskit.proxy.internal.http.Response;
import io.chaoskit.proxy.internal.http.Router;
import io.chaoskit.proxy.internal.metrics.MetricsPage;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The calls of Toxiproxy's HTTP API. Safe for use by several threads; a call may block on a name lookup. */
final class Api {

    private final Proxies proxies;
    private final MetricsPage metrics;
    private final Router router = new Router();
    private volatile WeakReference<byte[]> lastIndex = new WeakReference<>(null);

    /**
     * The API of these proxies.
     *
     * @param metrics null for none
     */
    Api(Proxies proxies, MetricsPage metrics) {
        this.proxies = proxies;
        this.metrics = metrics;
        add("Version", "GET", "version", request -> version());
        add("ProxyIndex", "GET", "proxies", request -> index());
        add("ProxyCreate", "POST", "proxies", this::create);
        add("ProxyShow", "GET", "proxies/*", request -> Response.json(200, Answers.proxy(proxy(request))));
        add("ProxyUpdate", "POST PATCH", "proxies/*", this::update);
        add("ProxyDelete", "DELETE", "proxies/*", this::delete);
        add("ToxicIndex", "GET", "proxies/*/toxics", this::toxics);
        add("ToxicCreate", "POST", "proxies/*/toxics", this::addToxic);
        add("ToxicShow", "GET", "proxies/*/toxics/*", request -> Response.json(200, Answers.toxic(toxic(request))));
        add("ToxicUpdate", "POST PATCH", "proxies/*/toxics/*", this::updateToxic);
        add("ToxicDelete", "DELETE", "proxies/*/toxics/*", this::removeToxic);
        add("Populate", "POST", "populate", this::populate);
        add("ResetState", "POST", "reset", request -> reset());
        if (metrics != null) {
            add("Metrics", "*", "metrics", this::metrics);
        }
    }

    private void add(String name, String methods, String path, Function<Request, Response> handler) {
        router.add(name, methods, path, request -> {
            try {
                return handler.apply(request);
            } catch (ProxyException e) {
                return Response.error(e.status(), e.getMessage());
            }
        });
    }

    Router router() {
        return router;
    }

    private static Response version() {
        String body = "{\"version\": \"" + ToxiproxyServer.VERSION + "\"}\n";
        return Response.of(200, "application/json;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Clients that ask at the same time hold the same bytes, however slowly they read them. */
    private Response index() {
        byte[] bytes = Answers.proxiesByName(proxies.all());
        byte[] last = lastIndex.get();
        if (!Arrays.equals(last, bytes)) {
            last = bytes;
            lastIndex = new WeakReference<>(bytes);
        }
        return Response.json(200, last);
    }

    private Proxy proxy(Request request) {
        return proxies.get(request.part(1));
    }

    private InstalledToxic toxic(Request request) {
        return proxy(request).toxic(request.part(3)).orElseThrow(ProxyException::toxicNotFound);
    }

    private Response create(Request request) {
        return Response.json(201, Answers.proxy(proxies.create(Requests.newProxy(request.body()))));
    }

    private Response update(Request request) {
        Proxy proxy = proxy(request);
        Requests.change(proxy, request.body());
        return Response.json(200, Answers.proxy(proxy));
    }

    private Response delete(Request request) {
        proxies.delete(request.part(1));
        return Response.empty(204);
    }

    private Response toxics(Request request) {
        return Response.json(200, Answers.toxics(proxy(request).toxics()));
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
        } catch (Proxies.PopulateException e) {
            return Response.json(e.status(), Answers.notPopulated(e.getMessage(), e.status(), e.done()));
        } catch (ProxyException e) {
            return Response.json(e.status(), Answers.notPopulated(e.getMessage(), e.status(), List.of()));
        }
    }

    private Response reset() {
        proxies.reset();
        return Response.empty(204);
    }

    private Response metrics(Request request) {
        Response page = Response.of(200, MetricsPage.TYPE, metrics.bytes());
        return request.acceptsGzip() ? page.compressed() : page;
    }
}
