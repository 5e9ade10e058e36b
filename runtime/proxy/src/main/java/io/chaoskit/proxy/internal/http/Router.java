package io.chaoskit.proxy.internal.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Finds what answers a request: by path first, then by method. */
final class Router {

    private static final String ANY = "*";

    private final List<Route> routes = new ArrayList<>();

    /**
     * Adds a route.
     *
     * @param name what logs call it
     * @param methods separated by spaces, or {@code *} for all
     * @param path with {@code *} for a part that may be any text
     */
    void add(String name, String methods, String path, Function<Request, Response> handler) {
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

    /** The parts of a path without its first slash; an empty last part stands for a slash at the end. */
    static List<String> parts(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    /**
     * What answers some requests.
     *
     * @param name what logs call it
     * @param methods may be {@code *}
     * @param path its parts, {@code *} for any text
     * @param handler gives the answer
     */
    record Route(String name, List<String> methods, List<String> path, Function<Request, Response> handler) {

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
