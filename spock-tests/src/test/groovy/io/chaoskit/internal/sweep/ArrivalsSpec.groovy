package io.chaoskit.internal.sweep

import io.chaoskit.plan.Fault
import spock.lang.Specification

/** The hits of a run, of which there may be any number: their memory is bounded, and what has no room is counted. */
class ArrivalsSpec extends Specification {

    final Arrivals arrivals = new Arrivals()

    def "a method that is hit a million times is looked at 256 times"() {
        when:
        def looked = (1L..1_000_000L).count { arrive('0', 'card', 'same', it) }

        then:
        looked == 256
        arrivals.reached().all().size() == 256
        arrivals.reached().counts().size() == 1
        arrivals.reached().unseen() == 1_000_000 - 256
    }

    def "#what without end have room for ten thousand"() {
        when:
        (1..30_000).each { arrive(task(it), method(it), "context $it", 1) }

        then:
        def reached = arrivals.reached()
        [reached.all().size(), reached.counts().size(), arrivals.@looks.size()] == [10_000] * 3
        reached.unseen() == 20_000

        where:
        what      | task          | method
        'threads' | { "task $it" } | { 'card' }
        'methods' | { '0' }        | { "card $it" }
    }

    private boolean arrive(CharSequence task, CharSequence method, CharSequence context, long number) {
        if (!arrivals.mayLook(number) || !arrivals.worthLooking(1, task.toString(), 'i', method.toString())) {
            return false
        }
        def spot = new Arrival.Spot(1, 'i', 's', method.toString(), context.toString())
        def key = new Fault.Key('i', 's', method.toString(), context.toString(), '', arrivals.count(spot), true)
        arrivals.add(new Arrival(1, key, '', 'e', []), false)
        true
    }
}
