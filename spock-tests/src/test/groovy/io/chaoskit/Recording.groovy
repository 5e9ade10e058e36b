package io.chaoskit

import groovy.transform.CompileStatic
import io.chaoskit.plan.Fault
import io.chaoskit.run.IterationResult
import io.chaoskit.run.RunListener

import java.util.concurrent.ConcurrentLinkedQueue

/** Keeps what happened in each iteration of a run. */
@CompileStatic
class Recording implements RunListener {

    final Queue<IterationResult> results = new ConcurrentLinkedQueue<>()

    @Override
    void iterationEnded(IterationResult result) {
        results << result
    }

    List<Fault> faults() {
        results.toSorted { it.iteration() }.collectMany { it.faults() }
    }

    /** What must be the same in each run of a seed. */
    Set<List<Object>> placements() {
        faults().collect { [it.injector(), it.site(), it.hit(), it.iteration()] as List<Object> }.toSet()
    }
}
