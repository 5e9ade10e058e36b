package io.chaoskit.internal.weave

import acme.store.GroovyHandlers
import acme.store.Handlers
import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path

/** The catch blocks that are written are told from those that compilers make, and it is known which are entered. */
class HandlerWeavingSpec extends Specification {

    static final Path SOURCES = Path.of(System.getProperty('chaoskit.basedir'), 'spock-tests/src/test')

    HandlerWeaving weaving = HandlerWeaving.begin().orElseThrow()

    def cleanup() {
        weaving?.close()
    }

    def "the catch blocks of #type.simpleName are those that are written"() {
        given:
        def written = Files.readAllLines(SOURCES.resolve(file)).withIndex().findAll { line, i -> line =~ /\/\/ \d+$/ }*.get(1)*.plus(1)

        when:
        weaving.add(classes)

        then: 'Groovy knows the line of what follows a catch'
        def lines = weaving.blocks()*.line().toSorted()
        lines.size() == written.size()
        lines.indices.every { lines[it] - written[it] in 0..tolerance }

        where:
        type           | file                                   | tolerance
        Handlers       | 'java/acme/store/Handlers.java'        | 0
        GroovyHandlers | 'groovy/acme/store/GroovyHandlers.groovy' | 1

        classes = type == Handlers ? [type.name] : [type.name, GroovyHandlers.inClosure().getClass().name]
    }

    def "a block is entered when its exception comes"() {
        given:
        weaving.add([Handlers.name, GroovyHandlers.name, GroovyHandlers.inClosure().getClass().name])
        Handlers.resources()
        Handlers.plain(false)
        GroovyHandlers.resources()

        expect:
        weaving.entered() == [] as Set

        when:
        Handlers.plain(true)
        Handlers.either(0)
        Handlers.resourceAndHandler(true)
        Handlers.inLambda().call()
        Handlers.empty()
        GroovyHandlers.plain(true)
        GroovyHandlers.inClosure().call(true)
        GroovyHandlers.typed(true)

        then:
        places() == ['GroovyHandlers IOException', 'GroovyHandlers IOException', 'GroovyHandlers IOException',
                     'Handlers IOException', 'Handlers IOException', 'Handlers IOException', 'Handlers IOException', 'Handlers Throwable']
    }

    def "classes are as they were afterwards, and nothing is counted any more"() {
        given:
        weaving.add([Handlers.name])
        Handlers.plain(true)
        def before = weaving.entered()

        when:
        weaving.close()
        Handlers.empty()

        then:
        Handlers.plain(true) == 'caught'
        weaving.entered() == before

        cleanup:
        weaving = null
    }

    private List<String> places() {
        def entered = weaving.entered()
        weaving.blocks().findAll { it.key() in entered }.collect { "${it.file().replaceFirst(/\..*/, '')} ${it.caught()}".toString() }.sort()
    }
}
