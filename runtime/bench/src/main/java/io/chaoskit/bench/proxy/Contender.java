package io.chaoskit.bench.proxy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server under comparison: a process of its own, with its proxies changed through the API. */
final class Contender implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int KIB = 1024;

    private final String name;
    private final Process process;
    private final int api;

    private Contender(String name, List<String> command) throws IOException, InterruptedException {
        this.name = name;
        try (ServerSocket free = new ServerSocket(0)) {
            api = free.getLocalPort();
        }
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("-host", "127.0.0.1", "-port", Integer.toString(api)));
        process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IOException(name + " ended at once: " + command);
            }
        }
    }

    static Contender ours() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return new Contender(
                "ours", List.of(java, "-cp", classPath, "io.chaoskit.proxy.internal.server.StandaloneServer"));
    }

    static Contender real(String binary) throws IOException, InterruptedException {
        return new Contender("real", List.of(binary));
    }

    private boolean answers() throws IOException, InterruptedException {
        try {
            return call("GET", "/version", "").statusCode() == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Makes a proxy to this port and gives its own one. */
    int proxy(String proxy, int upstream) throws IOException, InterruptedException {
        String body = String.format(
                "{\"name\":\"%s\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:%d\"}", proxy, upstream);
        String answer = call("POST", "/proxies", body).body();
        return Integer.parseInt(answer.replaceFirst("(?s).*\"listen\":\"127\\.0\\.0\\.1:(\\d+)\".*", "$1"));
    }

    void latency(String proxy, int millis) throws IOException, InterruptedException {
        String body = "{\"type\":\"latency\",\"attributes\":{\"latency\":" + millis + "}}";
        if (call("POST", "/proxies/" + proxy + "/toxics", body).statusCode() != 200) {
            throw new IOException(name + " has no latency");
        }
    }

    void delete(String proxy) throws IOException, InterruptedException {
        call("DELETE", "/proxies/" + proxy, "");
    }

    /** The memory that the process has in the machine's, in KiB. */
    long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    static double mib(long kib) {
        return (double) kib / KIB;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
