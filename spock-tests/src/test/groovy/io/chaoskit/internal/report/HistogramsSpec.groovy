package io.chaoskit.internal.report

import io.chaoskit.internal.lib.hdrhistogram.Histogram
import spock.lang.Specification

import java.nio.ByteBuffer

/** Histograms become texts, and texts are added up as the library would. */
class HistogramsSpec extends Specification {

    def "the text of #what is added as the library adds it"() {
        given:
        def text = Histograms.text(histogram)
        def byLibrary = before(2)
        byLibrary.add(Histogram.decodeFromByteBuffer(ByteBuffer.wrap(text.decodeBase64()), 0))

        when:
        def added = before(2)
        Histograms.add(text, added)

        then:
        added == byLibrary
        added.maxValue == byLibrary.maxValue
        added.minValue == byLibrary.minValue
        Histograms.text(added) == Histograms.text(byLibrary)

        where:
        what                     | histogram
        'one value'              | of(2, [7])
        'zero'                   | of(3, [0, 0, 1])
        'small values'           | of(2, (0..300))
        'values far apart'       | of(3, [1, 4_000_000_000, 3_600_000_000_000])
        'the largest values'     | of(2, [Long.MAX_VALUE.intdiv(2), Long.MAX_VALUE.intdiv(4), 5])
        'more digits'            | of(4, (1..2_000).collect { it * 977L })
        'counts of nine bytes'   | of(2, [3]).tap { it.recordValueWithCount(90L, (1L << 62) + 5L) }
        'counts of eight bytes'  | of(2, [3]).tap { it.recordValueWithCount(90L, (1L << 54) + 5L) }
        'drawn values'           | drawn(5)
        'other drawn values'     | drawn(6)
    }

    def "what another program wrote is read too"() {
        given: 'with a unit of its own, and with shifted values'
        def foreign = new Histogram(1_000L, 3_600_000_000_000L, 3)
        [5_000L, 90_000_000L].each { foreign.recordValue(it) }
        def sum = new Histogram(3)

        when:
        Histograms.add(encoded(foreign), sum)

        then:
        sum.totalCount == 2
        sum.maxValue >= 90_000_000L
    }

    def "#what is rejected"() {
        when:
        Histograms.add(text, new Histogram(3))

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == 'a latency histogram must be an HdrHistogram of V2 in Base64, but is not'

        where:
        what                     | text
        'no Base64'              | '%%%'
        'nothing of it'          | 'AAAA'
        'too few digits'         | Histograms.text(of(2, [1]))
        'half of one'            | cut(Histograms.text(drawn(3)), 0.5)
        'one without its end'    | cut(Histograms.text(drawn(3)), 0.99)
        'a count of no value'    | withCounts([[0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0xff], [2]])
        'a number without end'   | withCounts([[0x81]])
    }

    /** What there is already. */
    private static Histogram before(int digits) {
        of(digits, [12, 5_000_000])
    }

    private static Histogram of(int digits, Iterable<? extends Number> values) {
        new Histogram(digits).tap { all -> values.each { all.recordValue(it as long) } }
    }

    private static Histogram drawn(long seed) {
        def random = new SplittableRandom(seed)
        of(3, (1..5_000).collect { random.nextLong(1L << random.nextInt(1, 45)) })
    }

    private static String encoded(Histogram histogram) {
        def buffer = ByteBuffer.allocate(histogram.neededByteBufferCapacity)
        histogram.encodeIntoByteBuffer(buffer)
        Arrays.copyOf(buffer.array(), buffer.position()).encodeBase64().toString()
    }

    private static String cut(String text, BigDecimal share) {
        def bytes = text.decodeBase64()
        Arrays.copyOf(bytes, (int) (bytes.length * share)).encodeBase64().toString()
    }

    private static String withCounts(List<List<Integer>> numbers) {
        def counts = numbers.flatten()
        def buffer = ByteBuffer.allocate(40 + counts.size())
        buffer.put(Histograms.text(of(3, [1])).decodeBase64(), 0, 40).putInt(4, counts.size())
        counts.each { buffer.put((byte) (it as int)) }
        buffer.array().encodeBase64().toString()
    }
}
