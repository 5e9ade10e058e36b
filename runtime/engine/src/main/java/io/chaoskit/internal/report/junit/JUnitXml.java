package io.chaoskit.internal.report.junit;

import io.chaoskit.internal.report.junit.Case.Result;
import io.chaoskit.internal.text.Visible;
import io.chaoskit.report.Report;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Reports as the XML of JUnit, in the form of Surefire, which build servers read: a suite for each scenario, a case for each check and one for
 * the verdict. The element of one report is {@code testsuite}, of several {@code testsuites}. Characters that XML has not are written as their
 * codes.
 *
 * @param strict whether warnings, and a run that proves nothing, are failures too
 */
public record JUnitXml(boolean strict) {

    private static final int LINE = 1_000;

    /** The document, for one report or several. */
    public String of(List<Report> reports) {
        StringWriter text = new StringWriter();
        try {
            // Not the one that the code under test may have on the class path.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            if (reports.size() == 1) {
                suite(xml, reports.get(0));
            } else {
                suites(xml, reports);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report cannot be written as XML", e);
        }
        return text + "\n";
    }

    private void suites(XMLStreamWriter xml, List<Report> reports) throws XMLStreamException {
        List<Case> all =
                reports.stream().flatMap(each -> Case.of(each, strict).stream()).toList();
        line(xml, 0);
        xml.writeStartElement("testsuites");
        xml.writeAttribute("tests", Integer.toString(all.size()));
        xml.writeAttribute("failures", count(all, Result.FAILURE));
        xml.writeAttribute("errors", count(all, Result.ERROR));
        for (Report each : reports) {
            suite(xml, each);
        }
        line(xml, 0);
        xml.writeEndElement();
    }

    private void suite(XMLStreamWriter xml, Report report) throws XMLStreamException {
        List<Case> cases = Case.of(report, strict);
        line(xml, 0);
        xml.writeStartElement("testsuite");
        attribute(xml, "name", report.scenario());
        xml.writeAttribute(
                "time", seconds(cases.stream().mapToDouble(Case::seconds).sum()));
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("errors", count(cases, Result.ERROR));
        xml.writeAttribute("skipped", count(cases, Result.SKIPPED));
        xml.writeAttribute("failures", count(cases, Result.FAILURE));
        properties(xml, report);
        for (Case each : cases) {
            write(xml, report, each);
        }
        line(xml, 0);
        xml.writeEndElement();
    }

    private static String count(List<Case> cases, Result result) {
        return Long.toString(
                cases.stream().filter(each -> each.result() == result).count());
    }

    private static void properties(XMLStreamWriter xml, Report report) throws XMLStreamException {
        Map<String, String> properties = new TreeMap<>(report.environment());
        properties.put("seed", Long.toString(report.seed()));
        properties.put("verdict", report.verdict().name());
        properties.put("iterations", Long.toString(report.iterations().total()));
        properties.put("repeat", report.replay());
        line(xml, 1);
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> each : properties.entrySet()) {
            line(xml, 2);
            xml.writeEmptyElement("property");
            attribute(xml, "name", each.getKey());
            attribute(xml, "value", each.getValue());
        }
        line(xml, 1);
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, Report report, Case each) throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement("testcase");
        attribute(xml, "name", each.name());
        // Build servers cut a class's name at its dots.
        attribute(xml, "classname", "chaoskit." + report.scenario().replace('.', '_'));
        xml.writeAttribute("time", seconds(each.seconds()));
        if (each.result() != Result.PASSED) {
            line(xml, 2);
            xml.writeStartElement(each.result().element());
            attribute(xml, "message", each.message());
            if (each.result() != Result.SKIPPED) {
                xml.writeAttribute(
                        "type", each.name().equals("verdict") ? report.verdict().name() : "check");
            }
            xml.writeCharacters(Visible.of(each.details()));
            xml.writeEndElement();
        }
        if (!each.output().isEmpty()) {
            line(xml, 2);
            xml.writeStartElement("system-out");
            xml.writeCharacters(Visible.of(each.output()));
            xml.writeEndElement();
        }
        line(xml, 1);
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Visible.line(value, LINE));
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String seconds(double time) {
        return String.format(Locale.ROOT, "%.3f", time);
    }
}
