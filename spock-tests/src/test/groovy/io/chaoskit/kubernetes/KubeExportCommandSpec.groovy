package io.chaoskit.kubernetes

import io.chaoskit.cli.CliSpec

/** scale --export with a script that loads others. */
class KubeExportCommandSpec extends CliSpec {

    def "the script goes with what it loads"() {
        given:
        folder.resolve('common.groovy').text = 'def times() { 8 }\n'
        def file = script("load 'common.groovy'\nscenario('x') { target { }; repeat times() }\n")

        when:
        def code = chaoskit('scale', file, '--shards', 2, '--export', folder.resolve('out'), '--image', 'shop:1')

        then:
        err == ''
        code == 0
        folder.resolve('out/configmap.yaml').text.contains('def times() { 8 }')
        folder.resolve('out/job.yaml').text.contains('path: "common.groovy"')
    }
}
