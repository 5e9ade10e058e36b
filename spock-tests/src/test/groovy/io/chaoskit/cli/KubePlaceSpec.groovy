package io.chaoskit.cli

import spock.lang.Unroll

/** The options of scale for Kubernetes: what is wrong with them is told before a cluster is asked. */
class KubePlaceSpec extends CliSpec {

    @Unroll("a call with #words is told: #told")
    def "a call that cannot be"() {
        given:
        def file = script("scenario('x') { target { }; repeat 8 }")

        when:
        def code = chaoskit('scale', file, '--shards', 4, *words)

        then:
        code == 2
        out == ''
        err.contains("What went wrong: $told")

        where:
        words                                                             || told
        ['--kube', 'c']                                                   || '--kube must be given --image too, but was given none.\n'
        ['--export', 'x']                                                 || '--export must be given --image too, but was given none.\n'
        ['--kube', 'c', '--export', 'x', '--image', 'i']                  || '--kube and --export must not be used together.\n'
        ['--kube', 'c', '--local', 2, '--image', 'i']                     || '--local and --kube must not be used together.\n'
        ['--kube', 'c', '--image', 'i', '--namespace', 'My_Space']        || "--namespace must be a name of small letters, digits and dashes, but was 'My_Space'.\n"
        ['--kube', 'c', '--image', 'i', '--volume', 'jars']               || "--volume must be a claim and a path, but was 'jars'.\n  Try: --volume shop-jars:/app\n"
        ['--kube', 'c', '--image', 'i', '--cpu', 'two']                   || "--cpu must be a quantity, but was 'two'.\n  Try: --cpu 500m\n"
        ['--kube', 'c', '--image', 'i', '--memory', '1GB']                || "--memory must be a quantity, but was '1GB'.\n  Try: --memory 2Gi\n"
        ['--kube', 'c', '--image', 'i', '--parallelism', 0]               || '--parallelism must be 1 to 4, but was 0.\n'
        ['--kube', 'c', '--image', 'i', '--retries', -1]                  || '--retries must be 0 to 100, but was -1.\n'
    }
}
