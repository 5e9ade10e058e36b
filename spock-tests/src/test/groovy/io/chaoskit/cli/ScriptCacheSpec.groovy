package io.chaoskit.cli

import io.chaoskit.Launch
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime

class ScriptCacheSpec extends Specification {

    /** Times, and the name of the file that keeps the failure. */
    static final VARIES = /[\d.]+(ms|us|s)\b|\d{8}-\d{6}-\d+\.json/

    @TempDir
    Path folder

    Path script
    Path kept

    def setup() {
        script = folder.resolve('shop.groovy')
        script.text = 'class Shop { int stock = 7 }\nnew Shop().with { [1, 2].collect { it + stock } }'
        kept = folder.resolve('kept')
    }

    def "a script is compiled once"() {
        when:
        def first = compile()
        def second = compile()

        then:
        !isKept(first)
        isKept(second)
        [first, second].every { it.newInstance().run() == [8, 9] }
        [first, second].every { it.protectionDomain.codeSource.location == script.toUri().toURL() }
        second.classLoader.loadClass('Shop').classLoader == second.classLoader
    }

    def "it is compiled again when #what changes"() {
        given:
        def classes = Files.createDirectories(folder.resolve('classes/acme'))
        def more = classes.resolve('more.txt')
        more.text = 'a'
        compile()

        when:
        change(script, more)

        then:
        !isKept(compile())
        isKept(compile())

        where:
        what                             | change
        'its text'                       | { Path it, Path file -> it << '\n' }
        'the size of a class path file'  | { Path it, Path file -> file.text = 'bc' }
        'the time of a class path file'  | { Path it, Path file -> Files.setLastModifiedTime(file, FileTime.fromMillis(1)) }
        'the number of class path files' | { Path it, Path file -> file.resolveSibling('other.txt').text = '' }
    }

    def "another script of the same text is another script"() {
        given:
        compile()
        script = Files.copy(script, folder.resolve('other.groovy'))

        expect:
        !isKept(compile())
    }

    def "another script of the same hash code is another script"() {
        given:
        script.text = "'Aa'"
        compile()
        script.text = "'BB'"

        when:
        def other = compile()

        then:
        !isKept(other)
        other.newInstance().run() == 'BB'
        Files.list(kept).withCloseable { it.count() } == 1
    }

    def "a script that grabs is compiled each time"() {
        given:
        script.text = "// @Grab('a:b:1')\n1"
        compile()

        expect:
        !isKept(compile())
        !Files.exists(kept)
    }

    def "what is damaged is compiled again and replaced"() {
        given:
        compile()
        def file = Files.list(kept).withCloseable { it.toList() }[0]
        file.bytes = damage(file.bytes)

        expect:
        !isKept(compile())
        isKept(compile())

        where:
        damage << [{ byte[] all -> new byte[0] }, { byte[] all -> all[0..20] as byte[] }, { byte[] all -> ([127] * 40) as byte[] }]
    }

    def "a folder that cannot be written keeps nothing"() {
        given:
        kept.text = 'a file'

        expect:
        compile().newInstance().run() == [8, 9]
        compile().newInstance().run() == [8, 9]
    }

    def "the newest scripts are kept"() {
        when:
        70.times { script.text = "$it"; compile() }

        then:
        Files.list(kept).withCloseable { it.count() } == 64
        isKept(compile())
    }

    def "mistakes and failures are told as without the cache"() {
        given:
        script.text = '''\
            scenario('x') {
              target { throw new IOException('gone') }
              repat 3
            }'''.stripIndent()

        when:
        def first = run()
        def second = run()

        then:
        first.exitCode == 2
        first.err.contains('shop.groovy:3:3\n')
        second.err == first.err

        when:
        script.text = script.text.replace('repat', 'repeat')
        first = run()
        second = run()

        then:
        first.exitCode == 1
        first.out.contains('step \'run\' threw IOException: gone\n        at shop$_run_closure1$_closure2.doCall(shop.groovy:2)')
        second.out.replaceAll(VARIES, '…') == first.out.replaceAll(VARIES, '…')
    }

    private Class<?> compile() {
        def loader = new URLClassLoader([folder.resolve('classes').toUri().toURL()] as URL[], getClass().classLoader)
        new ScriptCompiler(loader, Optional.of(new ScriptCache(kept)), [:]).compile(script)
    }

    private static boolean isKept(Class<?> type) {
        type.classLoader.class.name == 'io.chaoskit.cli.CompiledScript$Loader'
    }

    private Launch run() {
        Launch.run([Launch.JAVA, *Launch.brief(), "-Dchaoskit.cache=$kept", '-cp', Launch.classPath(), 'io.chaoskit.cli.Main',
                    'run', script, '--seed', 1])
    }
}
