package io.chaoskit.proxy

/** Requests that were valid until some of their bytes were changed: for a seed always the same. */
class MutatedRequests {

    /** Behind each request: it fills what a wrong length leaves open, and is no request itself, so that the connection ends. */
    static final String END = '\r\n\r\n' + 'x\r\n' * 2_800

    private static final String HOST = 'Host: localhost\r\n'

    /** The word LISTEN becomes an address at last, so that no mutation makes a server look up a name or bind to a port of its own. */
    private static final List<List<String>> VALID = [
        ['POST /proxies', '{"name":"made","listen":"LISTEN","upstream":"up:1","enabled":false}'],
        ['POST /proxies', '{"listen":"LISTEN","upstream":"up:1","enabled":false,"name":"b\\u00e9\\n","other":[1,{"a":null}]}'],
        ['PATCH /proxies/base', '{"upstream":"up:2","enabled":false}'],
        ['GET /proxies/base', ''],
        ['GET /proxies?x=1', ''],
        ['DELETE /proxies/made', ''],
        ['POST /proxies/base/toxics', '{"name":"new","type":"latency","stream":"upstream","toxicity":0.5,"attributes":{"latency":10,"jitter":3}}'],
        ['POST /proxies/base/toxics', '{"type":"slicer","attributes":{"average_size":64,"size_variation":0,"delay":-1}}'],
        ['POST /proxies/base/toxics/kept', '{"toxicity":1e-1,"attributes":{"latency":1000}}'],
        ['GET /proxies/base/toxics/kept', ''],
        ['DELETE /proxies/base/toxics/new', ''],
        ['POST /populate', '[{"name":"base","listen":"LISTEN","upstream":"up:1","enabled":false},{"name":"made","listen":"LISTEN","upstream":"up:3"}]'],
    ]

    private static final List<String> TOKENS = [
        '%zz', '%2F', '%41', '//', '/../', '?', ' ', '  ', '\t', '\r\n', '\n', '\r', '\0', '\u007f', '\u00e9', '\u00ff', ':', ';', ',', '"', "'", '\\',
        '{', '}', '[', ']', '{"a":', '[[[[', 'null', 'true', '1e999', '-0', '0x1', '01', '1.5', '.5', '99999999999999999999', '\\u0000', '\\x', '\\u12',
        'Connection: close\r\n', 'Connection: keep-alive\r\n', 'Content-Length: 3\r\n', 'Content-Length: x\r\n', 'Transfer-Encoding: chunked\r\n',
        'Transfer-Encoding: gzip\r\n', 'Expect: x\r\n', 'Host: a\r\n', ' folded\r\n', 'HTTP/1.0', 'HTTP/2.0',
        'http://localhost', '*',
    ]

    private final Random random

    MutatedRequests(long seed) {
        random = new Random(seed)
    }

    /** The next request; characters stand for bytes. */
    String next() {
        def request = mutated()
        while (waits(request)) {
            request = mutated()
        }
        request.replace('LISTEN', '127.0.0.1:0') + END
    }

    /** A length that what comes behind does not fill would make the server wait for more. */
    private static boolean waits(String request) {
        request =~ /(?i)length:\s*\+?\d{4}/ || request =~ /(?im)^[0-9a-f]{4,}/ || request =~ /(?i)^HEAD/
    }

    private String mutated() {
        def (line, body) = pick(VALID)
        boolean chunked = body && random.nextInt(5) == 0
        int where = Math.max(0, random.nextInt(6) - 2)
        def sent = where > 0 ? body : mutate(body)
        def framed = chunked ? inChunks(where == 1 ? mutate(body) : sent) : where == 1 && body ? mutate(body) : sent
        def length = chunked ? 'Transfer-Encoding: chunked\r\n' : body ? "Content-Length: ${random.nextInt(10) ? framed.length() : body.length()}\r\n" : ''
        def head = "$line HTTP/1.1\r\n$HOST$length\r\n"
        (where >= 2 ? mutate(head) : head) + (where == 3 && chunked ? mutate(framed) : framed)
    }

    private String inChunks(String body) {
        int cut = body.length().intdiv(2)
        [body.take(cut), body.drop(cut)].findAll().collect { "${Integer.toHexString(it.length())}\r\n$it\r\n" }.join() + '0\r\n\r\n'
    }

    private String mutate(String text) {
        def changed = text
        (1 + random.nextInt(3)).times { changed = changeOnce(changed) }
        changed
    }

    private String changeOnce(String text) {
        int at = random.nextInt(text.length() + 1)
        int end = Math.min(text.length(), at + 1 + random.nextInt(4))
        switch (random.nextInt(4)) {
            case 0: return text.substring(0, at) + text.substring(end)
            case 1: return text.substring(0, end) + text.substring(at)
            case 2: return text.substring(0, at) + pick(TOKENS) + text.substring(at)
            default: return text.substring(0, at) + pick(TOKENS) + text.substring(end)
        }
    }

    private <T> T pick(List<T> all) {
        all[random.nextInt(all.size())]
    }
}
