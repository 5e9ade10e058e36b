package io.chaoskit.report.html

import io.chaoskit.Browser
import io.chaoskit.Launch
import io.chaoskit.cli.Call
import io.chaoskit.internal.report.html.Page
import io.chaoskit.report.Report
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.charset.StandardCharsets
import java.nio.file.Path

/** The HTML report in Chromium: what is on it, with and without its scripts, and that nothing in a report can do harm. */
class HtmlReportSpec extends Specification {

    static final String PAGE = Launch.BASE.resolve('dsl/docs/html.md').text
    static final int KILOBYTE = 1_000
    static final String HOSTILE = '</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">\'"&amp;<!--'

    @Shared
    @AutoCleanup
    Browser browser = new Browser()

    @TempDir
    Path folder

    def setup() {
        browser.screen(1_400)
        browser.scripts(true)
    }

    def "opens without an error and without a request"() {
        when:
        def file = open(report)

        then:
        browser.errors == []
        browser.requests == [file.toUri().toString()]
        browser.evaluate('document.documentElement.dataset.ready') == 'true'
        browser.evaluate('document.title') == title
        browser.evaluate("document.querySelector('link[rel=icon]').href").contains("fill='%23$icon'")

        where:
        report               | title                                                         || icon
        Specimens.passing()  | 'PASS orders survive a slow database'                         || '1a7f4b'
        Specimens.failing()  | 'FAIL orders survive a slow card service and a shaky database' || 'c62f21'
        Specimens.empty()    | 'UNSTABLE nothing'                                            || 'a15c00'
        Specimens.brief(1)   | 'PASS brief'                                                  || '1a7f4b'
        Specimens.brief(3)   | 'PASS brief'                                                  || '1a7f4b'
    }

    def "the run of the page about it writes it"() {
        given:
        folder.resolve('shop.groovy').text = (PAGE =~ /(?s)```groovy\n(.+?)```/)[0][1]
        def words = (PAGE =~ /(?s)```sh\nchaoskit (.+?)\n```/)[0][1].tokenize(' ').collect { it.replaceAll(/(\w+\.(groovy|html))/, "$folder/\$1") }

        when:
        def run = Call.chaoskit(*words)
        browser.open(folder.resolve('report.html'))

        then:
        run.exitCode == 1
        run.out.contains("html report  $folder/report.html\n")
        browser.errors == []
        text('.verdict') == 'FAIL'
        texts('.kind .count')[0].startsWith('4×')
        drawn() == [distribution: true, faults: true, failures: true, latency: true]

        when:
        browser.click('.kind > summary')

        then:
        text('.kind ol li').startsWith("exception(IOException, 'gone') at point('card service'), hit 1")
        text('.kind .command code').startsWith('chaoskit replay ')
    }

    def "shows verdict, checks, coverage and environment"() {
        when:
        open(Specimens.failing())

        then:
        text('.verdict') == 'FAIL'
        text('.reasons li').startsWith("step 'reserve' threw JdbcSQLTimeoutException")
        texts('.checks tbody tr').any { it.contains('goroutineLimit(200)') && it.contains('max 170') && it.contains('85 % of its limit') }
        texts('.checks tr.bad-row').any { it.contains('target.connectionsInUse() == 0') && it.contains('61 times') }
        texts('.coverage tbody tr').any { it.contains('deadlock') && it.contains('60') && it.contains('none fired') }
        texts('.coverage tbody tr').any { it.contains('packetLoss(0.1)') && it.contains('never reached') }
        texts('.environment .facts div').containsAll(['java\n17.0.19+10', 'script\nquickstart.groovy', 'shard\n2 of 8', 'plan\nrecorded'])
    }

    def "draws the latency, the faults and the failures on one time axis"() {
        when:
        open(Specimens.failing())

        then:
        drawn() == [distribution: true, latency: true, faults: true, failures: true]

        when: 'the pointer is over the faults'
        browser.pointAt('[data-plot=faults] .u-over')

        then: 'all three say what was at that time'
        ['latency', 'faults', 'failures'].every { text("[data-plot=$it] .readout").startsWith('at 6') }
        text('[data-plot=failures] .readout') ==~ /at 6(\.\d+)? s: \d+ failures in \d+ iterations/
    }

    def "a kind of failures opens by mouse and by keyboard"() {
        given:
        open(Specimens.failing())

        when:
        browser.click('#failure-0-1 > summary')

        then:
        browser.evaluate("document.querySelector('#failure-0-1').open") == true
        texts('#failure-0-1 ol li')[0].startsWith("exception(SocketTimeoutException, 'no answer') at point('card service'), hit 1")
        text('#failure-0-1 pre b') == 'at acme.shop.Stock.reserve(Stock.groovy:88)'
        text('#failure-0-1 .command code').startsWith('chaoskit replay report.json --iteration ')

        when:
        browser.evaluate("document.querySelector('#failure-0-2 > summary').focus()")
        browser.press('Enter', 13, '\r')

        then:
        browser.evaluate("[...document.querySelectorAll('.kind')].map(each => each.open).join()") == 'true,true,false'

        when:
        browser.click('.failures .head button')

        then:
        browser.evaluate("[...document.querySelectorAll('.kind')].every(each => each.open)") == true
        text('.failures .head button') == 'Close all'
    }

    def "a link to a kind of failures opens it"() {
        given:
        open(Specimens.failing())

        when:
        browser.evaluate("new Promise(done => { addEventListener('hashchange', () => setTimeout(done)); location.hash = 'failure-0-3' })")

        then:
        browser.evaluate("document.querySelector('#failure-0-3').open") == true
    }

    def "copies the command that repeats a failure"() {
        given:
        browser.send('Browser.grantPermissions', [permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite']], null)
        open(Specimens.failing())

        when:
        browser.click('#failure-0-1 > summary')
        browser.click('#failure-0-1 .command button')

        then:
        browser.evaluate("""new Promise((done, never) => { const look = () => {
            const button = document.querySelector('#failure-0-1 .command button');
            button.textContent === 'Copied' ? done(true) : setTimeout(look, 5) }; look() })""") == true
        browser.evaluate('navigator.clipboard.readText()') == text('#failure-0-1 .command code')
        browser.errors == []
    }

    def "without JavaScript the tables stay"() {
        given:
        browser.scripts(false)

        when:
        open(Specimens.failing())

        then:
        browser.errors == []
        texts('.checks tbody tr').size() == 4
        texts('.coverage tbody tr').size() == 4
        texts('.latency dd').size() == 7
        texts('.kind').size() == 3
        browser.evaluate("[...document.querySelectorAll('button, figure')].every(each => each.offsetParent === null)") == true

        when:
        browser.click('#failure-0-1 > summary')
        browser.click('.time .numbers > summary')

        then:
        text('#failure-0-1 .command code').startsWith('chaoskit replay ')
        texts('.time .numbers tbody tr').size() in 10..30
    }

    def "a message is harmless: #text"() {
        when:
        open(Specimens.saying(text))

        then:
        browser.errors == []
        browser.evaluate('window.hacked') == null
        browser.evaluate("document.querySelectorAll('img').length") == 0
        browser.evaluate("document.querySelectorAll('script').length") == 3
        browser.evaluate("document.documentElement.dataset.ready") == 'true'
        browser.evaluate("document.querySelector('h1').textContent") == shown
        browser.evaluate("document.querySelector('.reasons li').textContent") == shown

        where:
        text                               || shown
        HOSTILE                            || HOSTILE
        '{{data}} $1 \\u003c/script>'      || '{{data}} $1 \\u003c/script>'
        'red \u001b[31m, bell \u0007 \u0000' || 'red \u241b[31m, bell \u2407 \u2400'
        'half \ud83d, turned \u202egpj.exe' || 'half \ufffd, turned \ufffdgpj.exe'
        'smile \ud83d\ude00 \u2028 end'    || 'smile \ud83d\ude00 \u2028 end'
    }

    def "the policy of the page stops a script that is not its own"() {
        given:
        def file = folder.resolve('changed.html')
        file.setText(Page.of([Specimens.passing()]).replace('</h1>', '</h1><script>window.hacked = 1</script><img src="https://example.com/x.png">'), 'UTF-8')

        when:
        browser.open(file)

        then:
        browser.evaluate('window.hacked') == null
        browser.errors.size() >= 2
        browser.errors.every { it.contains('Content Security Policy') }
    }

    def "fits a screen of #width px, in the dark too"() {
        when:
        browser.screen(width, dark)
        open(Specimens.failing())
        browser.click('#failure-0-1 > summary')

        then:
        browser.evaluate('document.documentElement.scrollWidth') <= width
        (browser.evaluate("getComputedStyle(document.body).backgroundColor") == 'rgb(255, 255, 255)') == !dark
        browser.errors == []

        where:
        [width, dark] << [[320, 400, 1_400], [false, true]].combinations()
    }

    def "several runs are listed by their verdicts"() {
        when:
        open(Specimens.passing(), Specimens.failing())

        then:
        browser.evaluate('document.title') == 'FAIL 2 runs'
        texts('nav.runs li') == ['PASS\norders survive a slow database', 'FAIL\norders survive a slow card service and a shaky database']
        texts('article .verdict') == ['PASS', 'FAIL']
        browser.evaluate("document.querySelectorAll('canvas').length") == 8
        browser.errors == []
    }

    def "100,000 failures of 40 kinds make at most 300 kB, all kinds with their example"() {
        when:
        def file = open(Specimens.large(100_000, 40))

        then:
        file.size() <= 300 * KILOBYTE
        texts('.kind').size() == 40
        browser.evaluate("document.querySelectorAll('.kind .command').length") == 40
        browser.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") < 30_000
        browser.errors == []
    }

    def "a page stays small whatever the failures say"() {
        given:
        def report = Specimens.large(100_000, 1_000)

        expect:
        Page.of([report]).getBytes(StandardCharsets.UTF_8).length <= 500 * KILOBYTE
        Page.of([Specimens.saying('x' * 1_000_000)]).getBytes(StandardCharsets.UTF_8).length <= 500 * KILOBYTE
    }

    private Path open(Report... reports) {
        def file = folder.resolve('report.html')
        file.setText(Page.of(reports.toList()), 'UTF-8')
        browser.open(file)
        file
    }

    private String text(String selector) {
        texts(selector)[0]
    }

    private List<String> texts(String selector) {
        (List<String>) browser.evaluate("[...document.querySelectorAll(${groovyString(selector)})].map(each => each.innerText.trim())")
    }

    private static String groovyString(String text) {
        "\"${text.replace('"', '\\"')}\""
    }

    /** Whether each plot has a pixel that is not transparent. */
    private Map<String, Boolean> drawn() {
        (Map<String, Boolean>) browser.evaluate("""Object.fromEntries([...document.querySelectorAll('figure')].map(figure => {
            const canvas = figure.querySelector('canvas');
            const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            return [figure.dataset.plot, data.some(each => each !== 0)] }))""")
    }
}
