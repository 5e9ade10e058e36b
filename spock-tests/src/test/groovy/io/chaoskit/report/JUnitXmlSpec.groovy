package io.chaoskit.report

import io.chaoskit.internal.report.junit.JUnitXml
import io.chaoskit.report.ValidatorReport.Status
import io.chaoskit.validator.Severity
import io.chaoskit.verdict.Verdict
import org.w3c.dom.Document
import org.w3c.dom.Node
import org.w3c.dom.NodeList
import org.xml.sax.InputSource
import spock.lang.Specification

import javax.xml.XMLConstants
import javax.xml.parsers.DocumentBuilderFactory
import javax.xml.transform.stream.StreamSource
import javax.xml.validation.Schema
import javax.xml.validation.SchemaFactory
import javax.xml.xpath.XPathConstants
import javax.xml.xpath.XPathFactory

/** Reports as build servers read them. */
class JUnitXmlSpec extends Specification {

    static final Schema SCHEMA = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(JUnitXmlSpec.getResource('junit.xsd'))

    def "a report is a suite with a case for each check and one for the verdict"() {
        given:
        def report = Reports.builder()
            .validators([Reports.check('stock', Status.FAILED, Severity.CRITICAL, 'stock must hold'), Reports.check('ledger', Status.PASSED)])
            .failures([Reports.violation('stock', 3), Reports.violation('stock', 5), Reports.step(5).build()], 0, FailureAnalysis.NONE)
            .build()

        when:
        def xml = valid([report])

        then:
        all(xml, '/testsuite/@name') == ['orders']
        all(xml, '//testcase/@name') == ['stock', 'ledger', 'verdict']
        all(xml, '//testcase/@classname').unique() == ['chaoskit.orders']
        ['tests', 'failures', 'errors', 'skipped'].collect { all(xml, "/testsuite/@$it")[0] } == ['3', '2', '0', '0']
        all(xml, '//testcase[1]/failure/@message') == ['stock must hold']
        all(xml, '//testcase[1]/failure')[0].contains('iteration 3 (the first of 2)  stock must hold')
        all(xml, '//testcase[3]/failure/@message') == ['FAIL: stock was violated 2 times']
        all(xml, '//testcase[3]/failure')[0].contains("step 'pay' threw IOException: gone")
        all(xml, '//testcase[3]/failure')[0].contains('replay  chaoskit replay x.json --failure 5')
        all(xml, '//testcase[3]/system-out')[0].startsWith('FAIL  orders\n')
        all(xml, '/testsuite/@time') == ['1.500']
        all(xml, '//property[@name = "seed"]/@value') == ['42']
    }

    def "a #status check of severity #severity in a run that is #verdict counts as #counted"() {
        given:
        def report = Reports.builder(verdict).validators([Reports.check('stock', status, severity, 'why')]).build()

        expect:
        names(valid([report], strict), '//testcase[1]/*') - 'system-out' == counted

        where:
        status         | severity          | verdict          | strict || counted
        Status.PASSED  | Severity.CRITICAL | Verdict.FAIL     | true   || []
        Status.FAILED  | Severity.CRITICAL | Verdict.FAIL     | false  || ['failure']
        Status.FAILED  | Severity.WARNING  | Verdict.FAIL     | false  || []
        Status.FAILED  | Severity.WARNING  | Verdict.FAIL     | true   || ['failure']
        Status.FAILED  | Severity.INFO     | Verdict.PASS     | false  || []
        Status.FAILED  | Severity.CRITICAL | Verdict.UNSTABLE | false  || []
        Status.CRASHED | Severity.CRITICAL | Verdict.UNSTABLE | false  || ['skipped']
        Status.CRASHED | Severity.CRITICAL | Verdict.UNSTABLE | true   || ['error']
        Status.CRASHED | Severity.CRITICAL | Verdict.FAIL     | false  || ['error']
        Status.SKIPPED | Severity.CRITICAL | Verdict.UNSTABLE | true   || ['skipped']
    }

    def "an unstable verdict is #counted when it #ends"() {
        given:
        def report = Reports.builder(Verdict.UNSTABLE).failOnUnstable(fails).build()

        expect:
        names(valid([report], strict), '//testcase[1]/*') - 'system-out' == [counted]

        where:
        ends                   | fails | strict || counted
        'ends the call with 0' | false | false  || 'skipped'
        'ends the call with 3' | true  | false  || 'failure'
        'is a failure'         | false | true   || 'failure'
    }

    def "several reports are suites, with the counts of all"() {
        given:
        def reports = [Reports.builder(Verdict.FAIL, 'a.b').build(), Reports.builder(Verdict.PASS, 'c').build()]

        when:
        def xml = valid(reports)

        then:
        ['tests', 'failures', 'errors'].collect { all(xml, "/testsuites/@$it")[0] } == ['2', '1', '0']
        all(xml, '/testsuites/testsuite/@name') == ['a.b', 'c']
        all(xml, '//testsuite[1]/testcase/@classname') == ['chaoskit.a_b']
    }

    def "checks of one name are two cases"() {
        given:
        def checks = ['x-1', 'x-2'].collect { new ValidatorReport(it, 'x', Severity.CRITICAL, Status.PASSED, 0, '', '', '', '') }

        expect:
        all(valid([Reports.builder(Verdict.PASS).validators(checks).build()]), '//testcase/@name') == ['x (x-1)', 'x (x-2)', 'verdict']
    }

    def "what XML has no characters for survives as codes"() {
        given:
        def nasty = Reports.NASTY
        def report = Reports.builder(Verdict.FAIL, nasty)
            .verdict(Verdict.FAIL, [nasty], nasty)
            .validators([Reports.check(nasty, Status.FAILED, Severity.CRITICAL, nasty)])
            .failures([Reports.violation(nasty, 3, Severity.CRITICAL, nasty), Reports.step(4, nasty).build()], 0, FailureAnalysis.NONE)
            .leftBehind([nasty])
            .environment((nasty): nasty)
            .build()

        when:
        def xml = valid([report])
        def name = all(xml, '/testsuite/@name')[0]

        then:
        name == 'a\\u001B[31m|*b*_c_`d`</script><!-- ]]> &amp; "q"\\u0000\\u202E\\uD83D 😀 ::error::x %0A @octocat'
        all(xml, '//testcase[1]/failure/@message') == [name]
        all(xml, '//testcase[2]/failure')[0].contains(name)
    }

    def "a message of a megabyte does not make a large document"() {
        given:
        def long_ = 'x' * 1_000_000
        def report = Reports.builder().verdict(Verdict.FAIL, [long_], long_)
            .validators([Reports.check('stock', Status.FAILED, Severity.CRITICAL, long_)])
            .failures([Reports.violation('stock', 3, Severity.CRITICAL, long_)], 0, FailureAnalysis.NONE).build()

        expect:
        def xml = new JUnitXml(false).of([report])
        xml.length() < 50_000
    }

    private static Document valid(List<Report> reports, boolean strict = false) {
        def xml = new JUnitXml(strict).of(reports)
        SCHEMA.newValidator().validate(new StreamSource(new StringReader(xml)))
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)))
    }

    private static List<String> all(Document xml, String path) {
        nodes(xml, path)*.textContent
    }

    private static List<String> names(Document xml, String path) {
        nodes(xml, path)*.nodeName
    }

    private static List<Node> nodes(Document xml, String path) {
        def found = XPathFactory.newDefaultInstance().newXPath().evaluate(path, xml, XPathConstants.NODESET) as NodeList
        (0..<found.length).collect { found.item(it) }
    }
}
