package io.chaoskit.cli

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** The base of specifications that call the command line within this process. */
abstract class CliSpec extends Specification {

    @TempDir
    Path folder

    String out
    String err

    /** Calls `chaoskit`; what it wrote is in `out` and `err`, without the folder's path and the progress that slow machines are told of. */
    int chaoskit(Object... arguments) {
        told(Call.chaoskit(arguments))
    }

    /** Calls it in a JVM of its own: those that it starts are like it, and as quick to start. */
    int launched(Object... arguments) {
        told(Launch.chaoskit(arguments))
    }

    private int told(Object call) {
        out = call.out.replace("$folder/", '')
        err = call.err.replace("$folder/", '').replaceAll(/(?m)^\d+:\d\d  .*\n?/, '')
        call.exitCode
    }

    Path script(String text, String name = 'shop.groovy') {
        def file = folder.resolve(name)
        file.text = text
        file
    }

    JsonNode json(String name = 'report.json') {
        new ObjectMapper().readTree(folder.resolve(name).toFile())
    }
}
