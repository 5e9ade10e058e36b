package io.chaoskit.proxy

import java.net.http.HttpResponse

import static io.chaoskit.proxy.Toxiproxy.BOTH

/**
 * Every call of the API in one long conversation, with the answers that the real server 2.12.0 gave. A block is the
 * request, its body as a JSON string or a dash, the status and the headers that matter, the body of the answer as a JSON
 * string. Braces stand for ports of this run, a star for any port.
 */
class ApiConversationSpec extends ProxySpec {

    static final List<List<String>> BLOCKS = ApiConversationSpec.getResource('conversation.txt').getText('UTF-8').split('\n\n')*.readLines()
    static final List<String> HEADERS = ['content-type', 'x-content-type-options', 'location']

    def "the conversation has all that was recorded"() {
        expect:
        BLOCKS.size() > 200
    }

    def "answers each of the recorded calls as the real server did (#kind)"() {
        given:
        def server = closing(Toxiproxy.start(kind))
        def ports = freePorts(server)

        expect:
        BLOCKS.each { block ->
            def (request, body, meta, answer) = block*.substring(2)
            def (method, path, agent) = (request =~ /(\S+) (\S+)(?: \((.*)\))?/)[0].drop(1)
            def got = server.call(method, path, text(body, ports), agent ? ['User-Agent': agent] : [:])
            assert seen(got) == [meta, withoutDetail(text(answer, ports))] : block.join('\n')
        }

        where:
        kind << BOTH
    }

    private static List<String> seen(HttpResponse<String> got) {
        def meta = [got.statusCode() as String, *HEADERS.collect { got.headers().firstValue(it).orElse(null) }.findAll()]
        [meta.join(' | '), withoutDetail(withoutChance(got.body()))]
    }

    /** What and where a mistake of syntax is, each server says in its own words. */
    static String withoutDetail(String body) {
        body?.replaceAll(/(bad request body: )(invalid character (?:\\.|[^"\\])*|unexpected EOF)/, '$1no JSON')
    }

    /** What may differ: ports that were drawn, the address of the resolver, and the version of a server built by hand. */
    private static String withoutChance(String body) {
        body.replaceAll(/("listen":"(?:127\.0\.0\.1|\[::1?\])):(\d+)/) { all, host, port -> FIXED.contains(port as int) ? all : "$host:*" }
            .replaceAll(/ on [0-9.]+:53/, '')
            .replace('lookup tcp/', 'address tcp/') // as a newer Go writes it
            .replace('"version": "git"', '"version": "2.12.0"')
    }

    private static String text(String json, Map<String, Integer> ports) {
        if (json == '-') {
            return null
        }
        ports.inject(Toxiproxy.JSON.readValue(json, String)) { text, name, port -> text.replace("{$name}", port as String) }
    }

    private static final Set<Integer> FIXED = []

    private static Map<String, Integer> freePorts(Toxiproxy server) {
        def names = BLOCKS.flatten().collectMany { (it =~ /\{(\d{5})\}/).collect { it[1] } }.toSet()
        def ports = [names.toList(), Toxiproxy.lastingPorts(names.size())].transpose().collectEntries { it } + [api: server.port]
        FIXED.clear()
        FIXED.addAll(ports.values())
        ports
    }
}
