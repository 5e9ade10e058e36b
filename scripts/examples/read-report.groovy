// Reads the JSON of a run: the verdict, which faults fired, and what failed. A plain script for any Groovy with groovy-json.
//
//     scripts/chaoskit run scripts/examples/quickstart.groovy -o json=report.json
//     groovy scripts/examples/read-report.groovy report.json
//
import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(args[0]))

println "$report.verdict  $report.scenario, seed $report.seed"
println "${report.iterations.passed} of ${report.iterations.total} iterations passed, p95 ${report.latencyMs.p95} ms"

report.injectors.each { println "fault   $it.name at $it.site: $it.fired of $it.hits hits" }
report.validators.findAll { it.failures }.each { println "check   $it.name: $it.failures violations" }
report.failures.take(3).each { failure ->
    println "failed  iteration $failure.iteration: ${failure.message.readLines().first()}"
    failure.faults.each { println "        after $it.effect at $it.site, hit $it.hit" }
}
