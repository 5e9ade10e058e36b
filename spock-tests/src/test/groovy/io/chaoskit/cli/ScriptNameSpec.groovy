package io.chaoskit.cli

/** The name of a script's file is a name like any other, whatever it means in Java or in the script. */
class ScriptNameSpec extends CliSpec {

    def "a script may be called #name"() {
        expect:
        chaoskit('run', script(text, name), '-e', 'HOST=here') == 0
        out.contains('PASS  x\n')
        err == ''

        where:
        name                | text
        'env.groovy'        | "assert env.HOST == 'here'\nscenario('x') { target { } }"
        'private.groovy'    | "scenario('x') { target { } }"
        'native.groovy'     | "def five() { 5 }\nscenario('x') { target { assert five() == 5 } }"
        'cache.groovy'      | "cache = [size: 5]\nscenario('x') { target { cache.size }; assert cache.size == 5 }"
        'latency.groovy'    | "scenario('x') { target { }; assert latency.max < 1.h }"
        'scenario.groovy'   | "scenario('x') { target { } }"
        'my shop.groovy'    | "scenario('x') { target { } }"
        '.groovy'           | "scenario('x') { target { } }"
    }

    def "a mistake in a script of such a name has its place"() {
        expect:
        chaoskit('run', script("cache = 5\nscenario('x') {\n  target { cache }\n  repat 3\n}", 'cache.groovy')) == 2
        err.startsWith('✗ cache.groovy:4:3\n')
    }
}
