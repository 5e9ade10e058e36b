#!/usr/bin/env bash
# Measures whether a receiver of OTLP that is down or slow makes runs slower. Builds nothing.
#
#   runtime/bench/receiver.sh [ROUNDS [ITERATIONS]]     by default nine rounds of 250,000 iterations, some ten minutes
#
# Each round makes a run without metrics, and one for each receiver: one that answers, one that is down, one that never answers. They take
# turns in one JVM, each first in its turn. Prints the medians of their times, in ratio to the runs of the same round without metrics, and with a
# receiver that answers. Batches go out every five seconds, so a run should take longer.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
lib=$here/../../dsl/target/chaoskit
classpath=$(tr ':' '\n' < "$lib/classpath" | sed "s#^#$lib/lib/#" | paste -sd: -)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/receiver.groovy" <<'SCRIPT'
import com.sun.net.httpserver.HttpServer
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injector
import io.chaoskit.internal.export.MetricsExporter
import io.chaoskit.model.Scenario
import io.chaoskit.run.ChaosRunner
import io.chaoskit.run.RunListener
import io.chaoskit.trigger.Trigger

import java.time.Duration
import java.util.concurrent.Executors

int rounds = args[0] as int
long iterations = args[1] as long

def open = { answers ->
    def server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
    server.executor = Executors.newCachedThreadPool { new Thread(it).tap { daemon = true } }
    server.createContext('/') { exchange ->
        if (answers) {
            exchange.requestBody.bytes
            exchange.sendResponseHeaders(200, -1)
            exchange.close()
        }
    }
    server.start()
    server.address.port
}
def closed = new ServerSocket(0).withCloseable { it.localPort }
def receivers = ['none': 0, 'answers': open(true), 'is down': closed, 'never answers': open(false)]

def run = { port ->
    def export = port == 0 ? null
        : ServiceLoader.load(MetricsExporter).iterator().next().export(OptionalInt.empty(), Optional.of(URI.create("http://127.0.0.1:$port")))
    def scenario = Scenario.builder('work').target('nothing')
        .step('work') { Work.some() }
        .inject(Injector.of(Effects.delay(Duration.ofNanos(1))).withTrigger(Trigger.ALWAYS.every(10)))
        .repeat(iterations).seed(1).build()
    long begun = System.nanoTime()
    ChaosRunner.builder().listener(export == null ? RunListener.NONE : export.listener()).build().run(scenario)
    double seconds = (System.nanoTime() - begun) / 1e9
    def lost = export == null ? [] : export.end()
    [seconds: seconds, lost: lost]
}

class Work {
    static volatile double sink

    /** Some twenty microseconds. */
    static void some() {
        double sum = 0
        for (int i = 1; i < 2_000; i++) {
            sum += Math.sqrt(i)
        }
        sink = sum
    }
}

def times = receivers.collectEntries { name, port -> [name, []] }
def said = [:]
receivers.each { name, port -> run(port) } // warm-up
(1..rounds).each { round ->
    def names = receivers.keySet().toList()
    Collections.rotate(names, round)
    names.each { name ->
        def result = run(receivers[name])
        times[name] << result.seconds
        said[name] = result.lost
    }
}
def median = { list -> list.sort(false)[list.size().intdiv(2)] }
times.each { name, all ->
    def ratio = { base -> median([all, times[base]].transpose().collect { it[0] / it[1] }) }
    printf('%-14s %7.3f s  %.4f of none, %.4f of one that answers  %s%n',
        name, median(all), ratio('none'), ratio('answers'), said[name].join(' '))
}
System.exit(0)
SCRIPT

java -cp "$classpath" groovy.ui.GroovyMain "$work/receiver.groovy" "${1:-9}" "${2:-250000}"
