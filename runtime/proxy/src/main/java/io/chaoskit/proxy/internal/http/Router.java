package io.chaoskit.proxy.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The routes of the API: finds the handler of a request, by path first, then by method. */
public final class Router {

    private static final String ANY = "*";

    private final List<Route> routes = new ArrayList<>();

    /**
     * Adds a route.
     *
     * @param name its name in logs
     * @param methods separated by spaces, or {@code *} for all
     * @param path with {@code *} for a part that may be any text
     */
    public void add(String name, String methods, String path, Function<Request, Response> handler) {
        routes.add(new Route(name, List.of(methods.split(" ")), List.of(path.split("/")), handler));
    }

    /** The route; null when there is none for this path, or none for this method. */
    Route find(String method, List<String> path) {
        return routes.stream()
                .filter(route -> route.fits(path) && route.allows(method))
                .findFirst()
                .orElse(null);
    }

    /** Whether there is a route for this path with any method. */
    boolean knows(List<String> path) {
        return routes.stream().anyMatch(route -> route.fits(path));
    }

    /**
     * A handler, and the requests that it answers.
     *
     * @param name its name in logs
     * @param methods may be {@code *}
     * @param path its parts, {@code *} for any text
     * @param handler gives the answer
     */
    record Route(String name, List<String> methods, List<String> path, Function<Request, Response> handler) {

        /** Whether this is an update in the way of the first clients. */
        boolean isOutdated(String method) {
            return method.equals("POST") && methods.contains("PATCH");
        }

        private boolean allows(String method) {
            return methods.contains(ANY) || methods.contains(method);
        }

        private boolean fits(List<String> given) {
            if (given.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < given.size(); i++) {
                String part = path.get(i);
                if (part.equals(ANY) ? given.get(i).isEmpty() : !part.equals(given.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
