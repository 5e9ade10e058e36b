package io.chaoskit

import io.chaoskit.points.Point
import io.chaoskit.points.PointHandler
import io.chaoskit.points.Points
import org.spockframework.runtime.SpockTimeoutError
import org.spockframework.runtime.extension.builtin.TimeoutInterceptor
import spock.lang.AutoCleanup

import java.util.concurrent.CountDownLatch

class ChaosSpecSpec extends ChaosSpec {

    @AutoCleanup('countDown')
    CountDownLatch release = new CountDownLatch(1)

    def "a thread of ChaosKit that is left fails the check"() {
        given:
        def thread = new Thread({ release.await() }, 'chaoskit-left')
        thread.start()

        when:
        expectNothingLeft(0.05)

        then:
        def failure = thrown(SpockTimeoutError)
        failure.cause.message.contains('chaoskit-left')

        cleanup:
        release.countDown()
        thread.join()
    }

    def "the point #point that is left on fails the check"() {
        given:
        Points.turnOn(EnumSet.of(point), Stub(PointHandler))

        when:
        expectNothingLeft(0.05)

        then:
        def failure = thrown(SpockTimeoutError)
        failure.cause.message.contains(point.name())

        cleanup:
        Points.turnOn(EnumSet.noneOf(Point), Stub(PointHandler))

        where:
        point << Point.values()
    }

    def "the check passes when nothing is left"() {
        when:
        expectNothingLeft(BOUND)

        then:
        noExceptionThrown()
    }

    def "every feature has a time limit"() {
        expect:
        specificationContext.currentFeature.featureMethod.interceptors.any { it instanceof TimeoutInterceptor }
    }
}
