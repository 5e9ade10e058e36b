// The examples of the reference that the words' own usages do not give: behind each comment the lines of one scenario.

// script/scenario
scenario('script/scenario') {
    target create: { new Shop() }
    step('buy') { target.buy() }
    repeat 100
}

// scenario/target
target create: { new Shop() }, close: { it.close() }

// scenario/toxiproxy
toxiproxy 'http://localhost:8474'      // without a proxy { … } it is not called

// scenario/setup
setup { target.sold = 0 }

// scenario/teardown
teardown { assert target.sold == 60 }

// scenario/step
step('buy') { target.buy() }
step('look') { assert target.sold > 0 }

// scenario/tolerate
step('buy') { Chaos.maybeError() } tolerate injected
inject error('no answer')

// scenario/injected
step('buy') { Chaos.maybeError() }
inject error('no answer')
tolerate injected

// scenario/scope
scope('database') {
    inject delay(1.ms) on point('db')
    inject error('gone') on point('db') every 2
}

// scenario/repeat
repeat 100

// scenario/runFor
runFor 100.ms

// scenario/lanes
target perLane: { new Shop() }
lanes 4
repeat 8

// scenario/warmUp
warmUp 10

// scenario/seed
seed 42
inject delay(1.ms, 5.ms)

// scenario/onFailure
onFailure resume

// scenario/stop
onFailure stop

// scenario/resume
onFailure resume

// scenario/reach
target perLane: { new Shop() }
lanes 2
reach everyone

// scenario/everyone
target perLane: { new Shop() }
lanes 2
reach everyone

// scenario/thresholds
thresholds { minSuccessRate 0.9 }

// scenario/strict
thresholds strict

// scenario/relaxed
thresholds relaxed

// scenario/proxy
proxy('db') { upstream "localhost:$database.localPort" }
step('look') { target.look(proxy('db').address) }

// scenario/inject
inject delay(1.ms, 5.ms) probability 0.1

// effects/network
step('pay') { Chaos.maybeNetworkChaos('api.pay.example', 443) }
inject network { host('*.pay.example', 443) { latency 1.ms; jitter 2.ms } }

// effects/exception
inject exception({ new java.sql.SQLException('gone', '08006') }) every 3
inject exception(IOException, 'gone') every 2
inject exception(IOException)

// effects/all
inject all(delay(5.ms), panic())

// effects/cancellation
step('wait') { Thread.sleep(10_000) } tolerate InterruptedException
inject cancellation(0.1, after: 10.ms)
inject cancellation(after: 20.ms)
seed 1

// effects/error
inject error('text', 0.05)
inject error('text') every 2
seed 1

// effects/panic
inject panic(0.01)
inject panic() every 2
seed 1

// methods/argument
inject argument(0) { value -> value * 2 } on 'Shop.price(..)'

// methods/corrupt
inject corrupt { value -> -value } on 'Shop.price(..)'

// methods/returning
inject returning(0) on 'Shop.price(..)'

// methods/skip
inject skip() on 'Shop.price(..)'

// methods/block
inject block() on 'Shop.price(..)'
inject cancellation(after: 10.ms)      // ends it

// methods/timeout
inject timeout(10.ms) on 'Shop.price(..)'

// methods/lostReply
inject lostReply(IOException) on 'Shop.price(..)'
inject lostReply(IOException, 'reset') on 'Shop.price(..)' every 2
inject lostReply({ new IOException('reset') }) on 'Shop.price(..)' first 1

// pressure/cpuStress
inject cpuStress(1, 10.ms, load: 50.percent)

// pressure/memoryPressure
inject memoryPressure(1.mb, 10.ms, direct: true)

// pressure/gcPressure
inject gcPressure(1.mb.perSecond, 10.ms)

// pressure/threadPressure
inject threadPressure(5, 10.ms)

// pressure/fileDescriptorPressure
inject fileDescriptorPressure(5, 10.ms)

// pressure/diskPressure
inject diskPressure(1.mb, 10.ms, keepFree: 1.mb)

// pressure/lockContention
inject lockContention({ it.lock }, 10.ms, hold: 1.ms)

// sites/point
inject error('gone') on point('db')

// sites/failpoint
inject error('gone') on failpoint('db')

// sites/step
inject delay(1.ms) on step('buy')

// sites/proxy
inject latency(1.ms) on proxy('db')

// sites/later
inject delay(1.ms) on later('Shop.price(..)')

// inject/on
inject error('gone') on point('db'), failpoint('db')

// inject/undeclared
inject exception(java.sql.SQLException) on 'Shop.price(..)' undeclared true

// inject/asynchronous
step('ask') { target.answer().join() }
inject delay(1.ms) on 'Shop.answer()' asynchronous true

// inject/every
inject delay(1.ms) on step('buy') every 2
inject delay(1.ms) on step('buy') every 1.s

// inject/probability
inject delay(1.ms) probability 0.1

// inject/first
inject error('gone') on point('db') first 2

// inject/after
inject delay(1.ms) on step('buy') after 1
inject delay(1.ms) on step('buy') after 1.ns

// inject/limit
inject delay(1.ms) on step('buy') limit 1

// inject/between
inject delay(1.ms) on step('buy') between 0.s, 20.s

// inject/rate
inject delay(1.ms) on step('buy') rate 50.perSecond

// inject/when
inject delay(1.ms) on step('buy') when { iteration > 1 }

// inject/named
inject delay(1.ms) on step('buy') named 'slow start'

// validators/executionTime
assert executionTime(0.ms, 1.min)

// validators/noSlowIteration
assert noSlowIteration(30.s)

// validators/noInfiniteLoop
assert noInfiniteLoop(30.s)

// validators/goroutineLimit
assert goroutineLimit(2_000)

// validators/threadLimit
assert threadLimit(2_000)

// validators/recursionDepthLimit
assert recursionDepthLimit(100, of: 'Shop.price')

// validators/stateConsistency
assert stateConsistency('sold') { target.sold >= 0 }

// validators/eventually
assert eventually(30.s) { target.sold > 0 }

// validators/memoryUnder
assert memoryUnder(100.gb)
assert memoryUnder(100.gb, retained: true)

// validators/noMemoryLeak
assert noMemoryLeak(tolerance: 64.mb)
repeat 32

// validators/noFileDescriptorLeak
assert noFileDescriptorLeak(allowed: 100)

// validators/noThreadLeak
assert noThreadLeak(grace: 30.s)

// validators/latency
assert latency.p95 < 30.s

// validators/successRate
assert successRate >= 95.percent

// grades/always
assert stateConsistency('sold') { target.sold >= 0 }.always()

// proxy/upstream
proxy('db') { upstream "localhost:$database.localPort" }
step('look') { target.look(proxy('db').address) }

// proxy/listen
proxy('db') { upstream "localhost:$database.localPort"; listen '127.0.0.1:0' }
step('look') { target.look(proxy('db').address) }

// network/host
step('pay') { Chaos.maybeNetworkChaos('api.pay.example', 443) }
inject network {
    host('*.pay.example') { latency 1.ms }
    host('*.pay.example', 443) { latency 1.ms }
}

// host/latency
step('ask') { Chaos.maybeNetworkChaos('db.example', 5432) }
inject network { host('db.example') { latency 1.ms } }

// host/jitter
step('ask') { Chaos.maybeNetworkChaos('db.example', 5432) }
inject network { host('db.example') { latency 1.ms; jitter 2.ms } }

// host/drop
step('ask') { Chaos.maybeNetworkChaos('db.example', 5432) } tolerate injected
inject network { host('db.example') { drop 1.0 } }

// host/refuse
step('ask') { Chaos.maybeNetworkChaos('db.example', 5432) } tolerate injected
inject network { host('db.example') { refuse 1.0 } }

// host/reset
step('ask') { Chaos.maybeNetworkChaos('db.example', 5432) } tolerate injected
inject network { host('db.example') { reset 1.0 } }

// host/unknownHost
step('ask') { InetAddress.getByName('db.example') } tolerate injected
inject network { host('db.example') { unknownHost 1.0 } }

// thresholds/critical
assert noPanics()
thresholds { critical 'noPanics' }

// thresholds/warning
assert noPanics()
thresholds { warning 'noPanics' }

// thresholds/maxAverageDuration
thresholds { maxAverageDuration 30.s }

// step/target
step('buy') { target.buy() }

// step/iteration
step('buy') { assert iteration >= 1 }

// step/lane
step('buy') { assert lane == 1 }

// step/random
step('buy') { random.nextInt(3).times { target.buy() } }

// step/proxy
proxy('db') { upstream "localhost:$database.localPort" }
step('look') { target.look(proxy('db').address) }

// hit/hit
inject { hit -> target.sold++ } on step('buy')
