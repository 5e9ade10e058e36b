package io.chaoskit

import groovy.transform.CompileStatic

/** Sets of nodes of a graph that all reach each other (its strongly connected components, found as Tarjan does). */
@CompileStatic
class Knots {

    private final Map<String, Set<String>> graph
    private final Map<String, Integer> entered = [:]
    private final Map<String, Integer> oldest = [:]
    private final Deque<String> open = new ArrayDeque<>()
    private final List<Set<String>> found = []

    private Knots(Map<String, Set<String>> graph) {
        this.graph = graph
    }

    /** The knots of a graph, the largest first; a node by itself is none. */
    static List<Set<String>> of(Map<String, Set<String>> graph) {
        def knots = new Knots(graph)
        graph.keySet().each { if (!knots.entered.containsKey(it)) knots.enter(it) }
        knots.found.sort { -it.size() }
    }

    private void enter(String node) {
        int number = entered.size()
        entered[node] = number
        oldest[node] = number
        open.push(node)
        for (String next : graph[node]) {
            if (!entered.containsKey(next)) {
                enter(next)
                oldest[node] = Math.min(oldest[node], oldest[next])
            } else if (open.contains(next)) {
                oldest[node] = Math.min(oldest[node], entered[next])
            }
        }
        if (oldest[node] == number) {
            close(node)
        }
    }

    private void close(String root) {
        def knot = new TreeSet<String>()
        String node = null
        while (node != root) {
            node = open.pop()
            knot << node
        }
        if (knot.size() > 1) {
            found << (Set<String>) knot
        }
    }
}
