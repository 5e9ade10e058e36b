package io.chaoskit.cli

/** What Maven 3.8.7 and 3.9.16 print when they fail, and what is told of it. */
class MavenOutput {

    private static final String ADVICE = '''\
        [ERROR]
        [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
        [ERROR] Re-run Maven using the -X switch to enable full debug logging.
        [ERROR]
        [ERROR] For more information about the errors and possible solutions, please read the following articles:
        [ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/DependencyResolutionException
        '''

    static final Map<String, String> ALL = [
        ("""\
        \u001B[0m\u001B[0m[ERROR] Failed to execute goal on project shop: Could not resolve dependencies for project com.acme:shop:jar:1: Cannot access central (https://repo.maven.apache.org/maven2) in offline mode and the artifact com.acme:gone:jar:1 has not been downloaded from it before. -> [Help 1]
${ADVICE}        \u001B[0m\u001B[0m""".toString()):
            'Could not resolve dependencies for project com.acme:shop:jar:1: Cannot access central (https://repo.maven.apache.org/maven2) in offline mode and the artifact com.acme:gone:jar:1 has not been downloaded from it before',
        ("""\
        [ERROR] Failed to execute goal on project shop: Could not resolve dependencies for project com.acme:shop:jar:1
        [ERROR] dependency: com.acme:gone:jar:1 (compile)
        [ERROR] \tCould not find artifact com.acme:gone:jar:1 in central (https://repo.maven.apache.org/maven2)
        [ERROR] -> [Help 1]
$ADVICE""".toString()):
            'Could not resolve dependencies for project com.acme:shop:jar:1; dependency: com.acme:gone:jar:1 (compile); Could not find artifact com.acme:gone:jar:1 in central (https://repo.maven.apache.org/maven2)',
        ("""\
        [ERROR] [ERROR] Some problems were encountered while processing the POMs:
        [FATAL] Non-parseable POM /shop/pom.xml: end tag name </project> must match start tag name <dependencies> from line 1 (position: START_TAG seen ...<dependencies></project>... @1:144)  @ line 1, column 144
         @
        [ERROR] The build could not read 1 project -> [Help 1]
        [ERROR]
        [ERROR]   The project  (/shop/pom.xml) has 1 error
        [ERROR]     Non-parseable POM /shop/pom.xml: end tag name </project> must match start tag name <dependencies> from line 1 (position: START_TAG seen ...<dependencies></project>... @1:144)  @ line 1, column 144 -> [Help 2]
$ADVICE""".toString()):
            'Non-parseable POM /shop/pom.xml: end tag name </project> must match start tag name <dependencies> from line 1 (position: START_TAG seen ...<dependencies></project>... @1:144)  @ line 1, column 144',
        ("""\
        [ERROR] [ERROR] Some problems were encountered while processing the POMs:
        [ERROR] 'dependencies.dependency.version' for org.apache.groovy:groovy:jar is missing. @ line 1, column 146
         @
        [ERROR] The build could not read 1 project -> [Help 1]
        [ERROR]
        [ERROR]   The project com.acme:shop:1 (/shop/pom.xml) has 1 error
        [ERROR]     'dependencies.dependency.version' for org.apache.groovy:groovy:jar is missing. @ line 1, column 146
$ADVICE""".toString()):
            "'dependencies.dependency.version' for org.apache.groovy:groovy:jar is missing. @ line 1, column 146",
        'curl: Failed to fetch https://repo.example/apache-maven-3.9.16-bin.zip\n':
            'curl: Failed to fetch https://repo.example/apache-maven-3.9.16-bin.zip',
        '': 'it failed without a word',
    ]
}
