// A client behind a circuit breaker (Resilience4j) that comes back after an outage: the breaker is half open, and lets some calls through.
// Exceptions that do not speak against the server are ignored. In version 0.16.0 calls that end with one are not replaced, so that the
// breaker stays half open for ever.
//
//     scripts/chaoskit sweep scripts/examples/bugs/breaker-ignored.groovy --class-path 'resilience4j-0.16.0/*'
//
import io.github.resilience4j.circuitbreaker.CircuitBreaker
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig

class Server {
    String ask() throws FileNotFoundException { 'answer' }
}

class Client {

    final server = new Server()
    final breaker = CircuitBreaker.of('server', CircuitBreakerConfig.custom().ignoreExceptions(FileNotFoundException).build())

    Client() {
        breaker.transitionToOpenState()
        breaker.transitionToHalfOpenState()
    }

    String ask() {
        breaker.executeCallable { server.ask() }
    }
}

scenario('what is ignored does not close the way to the server') {
    target create: { new Client() }
    step('ask') { target.ask() }
    inject anyException(unchecked: false) on 'Server.ask()'
    assert noInfiniteLoop(10.s)
}
