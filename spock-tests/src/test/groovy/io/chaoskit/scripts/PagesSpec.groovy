package io.chaoskit.scripts

import groovy.io.FileType
import io.chaoskit.Launch
import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path

/** The pages for contributors name types, files, modules, profiles and specifications that exist. */
class PagesSpec extends Specification {

    static final List<String> PAGES = ['runtime/ARCHITECTURE.md', 'runtime/CONTRIBUTING.md']
    static final List<String> SOURCES = ['runtime', 'dsl', 'spock-tests']

    @Shared
    Set<String> types = SOURCES.collectMany { typesBelow(Launch.BASE.resolve(it)) } as Set

    @Shared
    Set<String> members = SOURCES.collectMany { membersBelow(Launch.BASE.resolve(it)) } as Set

    def "every name on #page exists"() {
        expect:
        wrong(Launch.BASE.resolve(page).text) == []

        where:
        page << PAGES
    }

    def "a page that names #what is seen"() {
        expect:
        wrong(text) == [named]

        where:
        what                     | text                                                    | named
        'no such type'           | 'the class `NoSuchType` decides'                        | 'NoSuchType'
        'no such method'         | 'it calls `Plan.noSuchMethodAtAll()`'                   | 'Plan.noSuchMethodAtAll()'
        'no such package'        | 'see `io.chaoskit.nowhere`'                             | 'io.chaoskit.nowhere'
        'no such file'           | 'add it to `runtime/engine/nothing.txt`'                | 'runtime/engine/nothing.txt'
        'no such specification'  | "```sh\n./mvnw -B verify -Dtest='NoSuchSpec'\n```"      | 'NoSuchSpec'
        'no such module'         | '```sh\n./mvnw -B -pl runtime/nowhere verify\n```'      | 'runtime/nowhere'
        'no such profile'        | '```sh\n./mvnw -B -Pnone verify\n```'                   | '-Pnone'
        'no such link'           | 'see [the page](NOWHERE.md)'                            | 'NOWHERE.md'
    }

    /** What a page names and the project does not have, in order. */
    private List<String> wrong(String page) {
        def shell = (page =~ /(?s)```sh\n(.*?)```/).collect { it[1] }
        def code = (page.replaceAll(/(?s)```.*?```/, '') =~ /`([^`\n]+)`/).collect { it[1] }
        def links = (page =~ /\]\(([^)#:]+)\)/).collect { it[1] }
        code.findAll { !exists(it) } + shell.collectMany { wrongInCommand(it) } +
            links.findAll { !Files.exists(Launch.BASE.resolve('runtime').resolve(it)) }
    }

    private boolean exists(String named) {
        switch (named) {
            case ~/io\.chaoskit[.a-z]*/: return SOURCES.any { !folders(it, named).isEmpty() }
            case ~/@?[A-Z]\w*[a-z]\w*/: return named.replace('@', '') in types || isOfTheJdk(named)
            case ~/[A-Z]\w*[a-z]\w*\.\w+(\(.*\))?/: return exists(named.split(/\./)[0]) && named.replaceAll(/\(.*/, '').split(/\./)[1] in members + types
            case ~/[\w.-]+\/[\w.\/-]*/: return Files.exists(Launch.BASE.resolve(named))
            default: return true
        }
    }

    private List<String> wrongInCommand(String command) {
        def text = command.replace('\\\n', ' ')
        def modules = (text =~ /-pl (\S+)/).collect { it[1].split(',') }.flatten()
        def specs = (text =~ /-Dtest='?([\w,*]+)'?/).collect { it[1].split(',') }.flatten()
        def switchedOn = (text =~ /-P(\w+)/).collect { it[1] }
        modules.findAll { !Files.exists(Launch.BASE.resolve(it).resolve('pom.xml')) } +
            specs.findAll { !it.contains('*') && !(it in types) } +
            switchedOn.findAll { !(it in profiles()) }.collect { "-P$it".toString() }
    }

    private static List<File> folders(String module, String name) {
        def found = []
        Launch.BASE.resolve(module).toFile().eachFileRecurse(FileType.DIRECTORIES) {
            if (it.path.endsWith('/' + name.replace('.', '/')) && !it.path.contains('/target/')) {
                found << it
            }
        }
        found
    }

    private static boolean isOfTheJdk(String simpleName) {
        ['java.lang', 'java.util', 'java.util.concurrent', 'java.time', 'java.io'].any {
            ClassLoader.platformClassLoader.getResource("${it.replace('.', '/')}/${simpleName}.class") != null
        }
    }

    private static Set<String> profiles() {
        def found = [] as Set
        Launch.BASE.toFile().eachFileRecurse(FileType.FILES) {
            if (it.name == 'pom.xml' && !it.path.contains('/target/')) {
                found.addAll((it.text =~ /<profile>\s*<id>(.+?)<\/id>/).collect { it[1] })
            }
        }
        found
    }

    private static List<String> typesBelow(Path folder) {
        sources(folder).collectMany { [it.name.replaceAll(/\.\w+$/, '')] + (it.text =~ /\b(?:class|interface|record|enum) (\w+)/).collect { it[1] } }
    }

    private static List<String> membersBelow(Path folder) {
        sources(folder).findAll { it.path.contains('/src/main/') }.collectMany { (it.text =~ /\b(\w+)\(/).collect { it[1] } + (it.text =~ /\b([A-Z_]{2,})\b/).collect { it[1] } }
    }

    private static List<File> sources(Path folder) {
        def found = []
        folder.toFile().eachFileRecurse(FileType.FILES) {
            if (it.name ==~ /.*\.(java|groovy)/ && !it.path.contains('/target/')) {
                found << it
            }
        }
        found
    }
}
