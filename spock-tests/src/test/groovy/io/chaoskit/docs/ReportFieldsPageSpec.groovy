package io.chaoskit.docs

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Launch
import spock.lang.Specification

/** The page about the report's fields is the schema, as a table. */
class ReportFieldsPageSpec extends Specification {

    private static final String FILE = 'runtime/engine/src/main/resources/io/chaoskit/report/report-1.schema.json'
    private static final Map SCHEMA = new ObjectMapper().readValue(Launch.BASE.resolve(FILE).toFile(), Map)

    private static final String BEFORE = """\
        # The fields of a report

        `chaoskit run FILE -o json=report.json` writes an object with these fields, and an array of them when a call runs several scenarios. Fields
        may be added; none is renamed or removed. This page is written by the build from [the schema](../../$FILE).
        [read-report.groovy](../../scripts/examples/read-report.groovy) reads one.

        """.stripIndent()

    def "has each field of the schema"() {
        given:
        def fields = rows('', SCHEMA)

        expect:
        fields.size() > 100
        fields*.first().containsAll(['`verdict`', '`iterations.passed`', '`failures[].faults[].id`'])
        Page.difference('report-fields', BEFORE + Page.table(['field', 'type', 'what it is'], fields), 'ReportFieldsPageSpec') == ''
    }

    /** A row for each field of an object, and for those inside. */
    private static List<List<String>> rows(String before, Map object) {
        List<List<String>> found = []
        object.getOrDefault('properties', [:]).each { name, declared ->
            def field = resolved(declared)
            found.add(["`$before$name`".toString(), type(field), description(declared, field)])
            found.addAll(inner("$before$name", field))
        }
        found
    }

    private static List<List<String>> inner(String path, Map field) {
        def whole = field.oneOf ? resolved(field.oneOf.find { it.type != 'null' }) : field
        whole.items ? rows("$path[].", resolved(whole.items)) : rows("$path.", whole)
    }

    /** What a reference means. */
    private static Map resolved(Map declared) {
        def name = (declared.'$ref' ?: '') - '#/$defs/'
        name ? SCHEMA.'$defs'[name] : declared
    }

    private static String type(Map field) {
        if (field.enum) {
            return field.enum.collect { "`$it`" }.join(', ')
        }
        if (field.containsKey('const')) {
            return "`$field.const`"
        }
        if (field.oneOf) {
            return field.oneOf.collect { type(resolved(it)) }.unique().join(' or ')
        }
        def plain = [field.type].flatten().findAll().join(' or ')
        plain == 'array' && field.items ? "array of ${type(resolved(field.items))}" : plain ?: 'any'
    }

    private static String description(Map declared, Map field) {
        (declared.description ?: field.description ?: '').replace('\n', ' ')
    }
}
