// The points that production code may call. They do nothing, and cost nothing, outside of a run.
//
//     scripts/chaoskit run scripts/examples/chaos-context.groovy
//
import java.util.concurrent.Callable
import java.util.concurrent.CancellationException
import java.util.concurrent.Executors

class Importer implements AutoCloseable {

    private final workers = Executors.newFixedThreadPool(2)
    int imported
    int skipped

    void load() {
        def answer = Chaos.maybeCancel(workers.submit({ parse(1) } as Callable<Integer>))
        try {
            Chaos.maybeDelay()
            Chaos.maybeError()
            Chaos.maybeNetworkChaos('files.example', 443)
            imported += answer.get()
        } catch (CancellationException | InterruptedException | IOException | RuntimeException lost) {
            Chaos.recordError(lost)
            skipped++
        }
    }

    private int parse(int depth) {
        Chaos.recordRecursionDepth(depth)
        Chaos.maybePanic()
        depth < 5 ? parse(depth + 1) : 1
    }

    void close() {
        workers.shutdown()
    }
}

scenario('files are imported or skipped') {
    target create: { new Importer() }
    step('load') { target.load() }

    inject delay(1.ms)
    inject error('unreadable') every 5
    inject network { host('*.example', 443) { drop 0.2 } }
    inject cancellation(0.05, after: 1.ms)

    assert recursionDepthLimit(5)
    assert maxErrors(1)
    assert noPanics()
    assert target.imported + target.skipped == iteration : 'no file is forgotten'

    repeat 100
}
