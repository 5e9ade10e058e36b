package io.chaoskit.weave

import io.chaoskit.Failpoint
import io.chaoskit.Launch
import io.chaoskit.cli.Call
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.environment.RestoreSystemProperties

import java.nio.file.Path
import javax.tools.ToolProvider

/** Failpoints that a JVM's environment switches on, or its system property, in class loaders of their own: the terms are read once. */
@RestoreSystemProperties
class FailpointTermsSpec extends Specification {

    static final String PROGRAM = '''\
        import io.chaoskit.Failpoint;
        public class Program {
            public static void main(String[] names) {
                try {
                    // The first hit reads the terms, and takes its time for it.
                    Failpoint.hit("warm-up");
                } catch (IllegalArgumentException wrongTerms) {
                    System.out.println(wrongTerms.getMessage());
                }
                for (String name : names) {
                    long start = System.nanoTime();
                    Object answer;
                    try {
                        answer = name.startsWith("~") ? "nothing" : Failpoint.hit(name, () -> "own");
                        if (name.startsWith("~")) {
                            Failpoint.hit(name.substring(1));
                        }
                    } catch (Throwable thrown) {
                        answer = thrown;
                    }
                    boolean slow = System.nanoTime() - start >= 1_000_000_000;
                    System.out.println(answer + (slow ? " late" : ""));
                }
            }
        }
        '''.stripIndent()

    @Shared
    @TempDir
    Path folder

    def setupSpec() {
        def source = folder.resolve('Program.java')
        source.text = PROGRAM
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-proc:none', '-cp', Launch.classPath(), '-d', "$folder", "$source") == 0
        // Those of this JVM have read their terms before there are any.
        Failpoint.hit('warm-up')
    }

    def "#terms answers #answers"() {
        when:
        def run = program(terms, hits)

        then:
        run.out.readLines() == answers
        run.err == ''

        where:
        terms                                       | hits            || answers
        ''                                          | ['a', '~a']     || ['own', 'nothing']
        'a=throw(java.io.IOException:disk gone)'    | ['a', '~a', 'b'] || ['java.io.IOException: disk gone', 'java.io.IOException: disk gone', 'own']
        '0%throw=off; a = 0%throw(java.lang.Error)' | ['a', 'a']      || ['own', 'own']
        'a=100%return(x)'                           | ['a']           || ['x']
        'slow=delay(1000ms);a=return("x")'            | ['slow', '~slow', 'a'] || ['own late', 'nothing late', 'x']
        'a=sleep(1000)'                             | ['a']           || ['own late']
        'a=2*return(9)->return(10)'                 | ['a'] * 4       || ['9', '9', '10', '10']
        'a=1*off->1*return(true)'                   | ['a'] * 3       || ['own', 'true', 'own']
        'a=panic'                                   | ['a']           || ['java.lang.Error: failpoint panic: a']
        'a=panic(down)'                             | ['~a']          || ['java.lang.Error: down']
        'a=off'                                     | ['a', '~a']     || ['own', 'nothing']
        'a=return'                                  | ['a']           || ['null']
        'a=return()'                                | ['a']           || ['null']
        'a=return(a;b)'                             | ['a']           || ['a;b']
        'a=return(x->y)'                            | ['a']           || ['x->y']
    }

    def "a chance of ten percent fires at about one hit in ten"() {
        when:
        def run = program([CHAOSKIT_FAILPOINTS: 'save-error=10%return(x)'], [], ['save-error'] * 2_000)

        then:
        run.out.readLines().count('x') in (120..280)
    }

    def "the system property wins over the environment"() {
        expect:
        program([CHAOSKIT_FAILPOINTS: 'a=return(env)'], [], ['a']).out == 'env\n'
        program([CHAOSKIT_FAILPOINTS: 'a=return(env)'], ['-Dchaoskit.failpoints=a=return(property)'], ['a']).out == 'property\n'
    }

    def "a wrong term of the environment is told too"() {
        expect:
        program([CHAOSKIT_FAILPOINTS: 'a'], [], ['b']).out.readLines().unique(false) ==
            ["CHAOSKIT_FAILPOINTS: 'a' must be NAME=TERM", "java.lang.IllegalArgumentException: CHAOSKIT_FAILPOINTS: 'a' must be NAME=TERM"]
    }

    def "a wrong term makes each failpoint say so: #terms"() {
        expect:
        program(terms, ['b', '~b']).out.readLines() ==
            ["CHAOSKIT_FAILPOINTS: $wrong", *["java.lang.IllegalArgumentException: CHAOSKIT_FAILPOINTS: $wrong"] * 2]*.toString()

        where:
        terms                          || wrong
        'a'                            || "'a' must be NAME=TERM"
        '=return(1)'                   || "'=return(1)' must be NAME=TERM"
        'a=retrun(1)'                  || "'retrun(1)' must be off, delay, sleep, panic, return or throw, but is 'retrun'"
        'a=110%panic'                  || "'110%panic' must have a chance of 0% to 100%, but has 110%"
        'a=1.2.3%panic'                || "'1.2.3%panic' must have a chance of 0% to 100%, but has 1.2.3%"
        'a=9999999999*panic'           || "'9999999999*panic' must have a count of at most 9 digits"
        'a=delay(50)'                  || "'delay(50)' must have a time such as 50ms"
        'a=delay'                      || "'delay' must have a time such as 50ms"
        'a=sleep(5s)'                  || "'sleep(5s)' must have a number of milliseconds, such as sleep(50)"
        'a=throw(java.io.Nope:x)'      || "'throw(java.io.Nope:x)' must name an exception with a constructor for a message, but 'java.io.Nope' is none"
        'a=throw(java.lang.String:x)'  || "'throw(java.lang.String:x)' must name an exception with a constructor for a message, but 'java.lang.String' is none"
        'a=throw(java.lang.VirtualMachineError)' || "'throw(java.lang.VirtualMachineError)' must name an exception with a constructor for a message, but 'java.lang.VirtualMachineError' is none"
        'a=return(1'                   || "'return(1' must be [N%] [N*] ACTION"
        'a=return(1)->'                || "'' must be [N%] [N*] ACTION"
    }

    private Call program(String terms, List<String> hits) {
        def urls = [Failpoint.protectionDomain.codeSource.location, folder.toUri().toURL()] as URL[]
        System.setProperty('chaoskit.failpoints', terms)
        Call.recorded {
            new URLClassLoader(urls, ClassLoader.platformClassLoader).withCloseable {
                it.loadClass('Program').getMethod('main', String[]).invoke(null, [hits as String[]] as Object[])
                0
            }
        }
    }

    private Launch program(Map<String, String> environment, List<String> options, List<String> hits) {
        def classPath = Launch.classPath() + File.pathSeparator + folder
        Launch.run([Launch.JAVA, '-Xshare:auto', '-XX:TieredStopAtLevel=1', *options, '-cp', classPath, 'Program', *hits], environment)
    }
}
