package io.chaoskit.scripts

import io.chaoskit.Launch
import spock.lang.Specification

import java.nio.file.Files

/** The image of the distribution, as far as it can be looked at without building it. */
class DockerfileSpec extends Specification {

    static final List<String> LINES = Launch.DIST.resolve('Dockerfile').readLines().findAll { it && !it.startsWith('#') }

    /** Source and target of what is copied, relative to the distribution and to the folder of the image. */
    static final List<List<String>> COPIES = LINES.findAll { it.startsWith('COPY ') }.collectMany {
        def words = it.tokenize(' ').drop(1)
        words.init().collect { from -> [from, words.last().endsWith('/') && Files.isRegularFile(Launch.DIST.resolve(from)) ? words.last() + from : words.last() - ~'/$'] }
    }

    def "all that it copies is in the distribution"() {
        expect:
        COPIES*.get(0).findAll { !Files.exists(Launch.DIST.resolve(it)) } == []
    }

    def "it has what the launcher looks for"() {
        given: 'the files as the image has them'
        def files = COPIES.collectMany { from, to ->
            def source = Launch.DIST.resolve(from)
            Files.isDirectory(source) ? source.toFile().listFiles().collect { "$to/$it.name".toString() } : [to]
        }
        def dist = 'dsl/target/chaoskit'

        expect:
        Launch.DIST.resolve('classpath').text.trim().split(':').findAll { !("$dist/lib/$it".toString() in files) } == []
        ['scripts/chaoskit', "$dist/classpath", "$dist/train.groovy"].findAll { !(it.toString() in files) } == []
        files.any { it.startsWith("$dist/behind/ivy") }
        files.any { it.startsWith("$dist/kubernetes/chaoskit-kubernetes") }

        and: 'the launcher is the one of the checkout'
        Launch.DIST.resolve('bin/chaoskit').text == Launch.BASE.resolve('scripts/chaoskit').text
        Files.isExecutable(Launch.DIST.resolve('bin/chaoskit'))
    }

    def "it fetches nothing and does not run as root"() {
        expect:
        LINES.findAll { it.startsWith('RUN ') } == ['RUN ln -s /opt/chaoskit/scripts/chaoskit /usr/local/bin/chaoskit && chaoskit version']
        LINES.findAll { it.startsWith('ADD ') } == []
        LINES.find { it.startsWith('USER ') } ==~ /USER [1-9]\d+:[1-9]\d+/
        LINES.last() == 'ENTRYPOINT ["chaoskit"]'
    }
}
