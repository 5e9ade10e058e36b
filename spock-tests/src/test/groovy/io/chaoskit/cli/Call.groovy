package io.chaoskit.cli

import groovy.transform.Immutable

/** A call of the command line within this process. */
@Immutable
class Call {

    int exitCode
    String out
    String err

    /** Calls `chaoskit` with these arguments. */
    static Call chaoskit(Object... arguments) {
        recorded { Main.execute(*arguments*.toString()) }
    }

    /** Does something that writes, and returns the exit code. */
    static Call recorded(Closure<Integer> call) {
        def stdout = System.out
        def stderr = System.err
        def written = new ByteArrayOutputStream()
        def told = new ByteArrayOutputStream()
        System.out = new PrintStream(written, true, 'UTF-8')
        System.err = new PrintStream(told, true, 'UTF-8')
        try {
            int code = call()
            return new Call(code, written.toString('UTF-8'), told.toString('UTF-8'))
        } finally {
            System.out = stdout
            System.err = stderr
        }
    }
}
