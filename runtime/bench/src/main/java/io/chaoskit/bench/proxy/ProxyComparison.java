package io.chaoskit.bench.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Compares our proxy with the real toxiproxy-server, both as processes on this machine. The rounds take turns, and what
 * counts is the median of the ratios within a round, so that a busy machine is busy for both.
 */
public final class ProxyComparison {

    private static final int ROUNDS = 5;
    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(700);
    private static final int KIB_64 = 64 * 1024;
    private static final int BYTES_512 = 512;
    private static final int MANY = 64;
    private static final int TRIPS = 4_000;
    private static final int DELAYED_TRIPS = 600;
    private static final int DELAY_MILLIS = 20;
    private static final int IDLE = 1_000;
    private static final double P50 = 0.50;
    private static final double P99 = 0.99;
    private static final double MEGA = 1e6;

    private final Contender ours;
    private final Contender real;
    private final Map<String, List<double[]>> figures = new LinkedHashMap<>();

    private ProxyComparison(Contender ours, Contender real) {
        this.ours = ours;
        this.real = real;
    }

    /**
     * Measures and prints the table.
     *
     * @param args the path of the real server's program
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 1) {
            throw new IllegalArgumentException("the path of toxiproxy-server must be given, but was not");
        }
        try (Contender ours = Contender.ours();
                Contender real = Contender.real(args[0])) {
            ProxyComparison comparison = new ProxyComparison(ours, real);
            comparison.round();
            comparison.figures.clear();
            for (int i = 0; i < ROUNDS; i++) {
                comparison.round();
            }
            comparison.memory();
            comparison.print();
        }
    }

    private void round() throws IOException, InterruptedException {
        for (int connections : new int[] {1, MANY}) {
            for (int bytes : new int[] {KIB_64, BYTES_512}) {
                String row = connections + (connections == 1 ? " connection, " : " connections, ")
                        + (bytes == KIB_64 ? "64 KiB" : "512 B") + " messages, MB/s";
                add(row, throughput(ours, connections, bytes), throughput(real, connections, bytes));
            }
        }
        double[] trips = trips(ours, 0);
        double[] realTrips = trips(real, 0);
        add("round trip p50, µs", at(trips, P50), at(realTrips, P50));
        add("round trip p99, µs", at(trips, P99), at(realTrips, P99));
        double[] delayed = trips(ours, DELAY_MILLIS);
        double[] realDelayed = trips(real, DELAY_MILLIS);
        add("error of 20 ms p50, µs", at(delayed, P50), at(realDelayed, P50));
        add("error of 20 ms p99, µs", at(delayed, P99), at(realDelayed, P99));
    }

    private static double throughput(Contender server, int connections, int bytes)
            throws IOException, InterruptedException {
        try (Load load = new Load()) {
            int port = server.proxy("p", load.port());
            double rate = load.throughput(port, connections, bytes, WINDOW);
            server.delete("p");
            return rate / MEGA;
        }
    }

    private static double[] trips(Contender server, int delayMillis) throws IOException, InterruptedException {
        try (Load load = new Load()) {
            int port = server.proxy("p", load.port());
            if (delayMillis > 0) {
                server.latency("p", delayMillis);
            }
            int pause = delayMillis > 0 ? 2_000 : 0;
            double[] micros = load.roundTrips(port, delayMillis > 0 ? DELAYED_TRIPS : TRIPS, pause);
            server.delete("p");
            for (int i = 0; i < micros.length; i++) {
                micros[i] -= delayMillis * 1e3;
            }
            return micros;
        }
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))];
    }

    private void memory() throws IOException, InterruptedException {
        double[] own = memory(ours);
        double[] other = memory(real);
        add("memory before, MiB", own[0], other[0]);
        add("1,000 idle connections more, MiB", own[1], other[1]);
    }

    private static double[] memory(Contender server) throws IOException, InterruptedException {
        try (Load load = new Load()) {
            int port = server.proxy("p", load.port());
            long before = server.residentKib();
            List<Socket> clients = load.idle(port, IDLE);
            long after = server.residentKib();
            load.closeAll(clients);
            server.delete("p");
            return new double[] {Contender.mib(before), Contender.mib(after - before)};
        }
    }

    private void add(String row, double own, double other) {
        figures.computeIfAbsent(row, absent -> new ArrayList<>()).add(new double[] {own, other});
    }

    private void print() {
        System.out.printf("%-40s %10s %10s %8s%n", "median of " + ROUNDS + " rounds", "ours", "real", "ratio");
        figures.forEach((row, pairs) -> {
            double own = median(pairs.stream().mapToDouble(pair -> pair[0]).toArray());
            double other = median(pairs.stream().mapToDouble(pair -> pair[1]).toArray());
            double ratio =
                    median(pairs.stream().mapToDouble(pair -> pair[0] / pair[1]).toArray());
            System.out.printf("%-40s %10.1f %10.1f %8.2f%n", row, own, other, ratio);
        });
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
