package io.chaoskit.report

import com.networknt.schema.InputFormat
import com.networknt.schema.SchemaRegistry
import com.networknt.schema.SpecificationVersion

/** The JSON schemas of the jar. */
class Schemas {

    /** What the schema of this name finds wrong; empty for nothing. */
    static List<String> errors(String name, String json) {
        def schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Report.getResource("${name}.schema.json").text, InputFormat.JSON)
        schema.validate(json, InputFormat.JSON)*.toString()
    }
}
