package io.chaoskit

import com.tngtech.archunit.core.domain.JavaCall
import com.tngtech.archunit.core.domain.JavaClass
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.lang.ArchRule
import com.tngtech.archunit.library.GeneralCodingRules
import groovy.transform.CompileStatic
import groovy.transform.Memoized
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.CompilerConfiguration
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.temporal.Temporal
import java.util.concurrent.TimeUnit

import static com.tngtech.archunit.base.DescribedPredicate.describe
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices

/** Rules for the byte code of all modules; each is proven on an offender. */
class ArchitectureSpec extends Specification {

    static final List<String> MODULES = ['runtime/points', 'runtime/engine', 'runtime/proxy', 'runtime/network', 'runtime/telemetry', 'runtime/junit', 'runtime/kubernetes', 'dsl']

    /** So many files may all reach each other: who changes one may have to know them all. */
    static final int LARGEST_KNOT = 20

    static final JavaClasses OFFENDER = new ClassFileImporter().importClasses(Offender)

    static final ArchRule NO_CYCLE = slices().matching('io.chaoskit.(**)').should().beFreeOfCycles()

    static final ArchRule NO_PRINTING = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS

    static final ArchRule NO_EXIT = none('end the JVM') { JavaCall<?> call ->
        call.targetOwner.name in [System.name, Runtime.name] && call.name in ['exit', 'halt']
    }

    static final ArchRule TIME_FROM_CLOCK = none('read the time') { JavaCall<?> call ->
        call.targetOwner.name == System.name && call.name in ['nanoTime', 'currentTimeMillis'] ||
            call.name == 'now' && call.targetOwner.isAssignableTo(Temporal)
    }

    static final ArchRule NO_SLEEP = none('sleep') { JavaCall<?> call ->
        call.name == 'sleep' && call.targetOwner.packageName.startsWith('java.')
    }

    static final ArchRule NO_UNSEEDED_RANDOMNESS = none('draw a number of no seed') { JavaCall<?> call ->
        call.targetOwner.packageName.startsWith('java.') && (call.name in ['random', 'randomUUID'] ||
            call.targetOwner.simpleName in ['ThreadLocalRandom', 'SecureRandom'] ||
            call.targetOwner.simpleName in ['Random', 'SplittableRandom'] && call.name == '<init>' && call.target.rawParameterTypes.empty)
    }

    static final Map<String, ArchRule> RULES = [
        'prints'              : NO_PRINTING,
        'ends the JVM'        : NO_EXIT,
        'reads the time'      : TIME_FROM_CLOCK,
        'sleeps'              : NO_SLEEP,
        'draws without a seed': NO_UNSEEDED_RANDOMNESS,
    ]

    /** The command lines. */
    private static final List<String> PROGRAMS = ['io.chaoskit.cli.', 'io.chaoskit.proxy.internal.server.StandaloneServer']

    /** Failpoints that the environment switches on belong to no run, so that there is no seed and no clock of one. */
    private static final String WITHOUT_A_RUN = 'io.chaoskit.points.FailpointTerms'

    /** Draw the seed that everything else follows from. */
    private static final List<String> SEEDS = ['io.chaoskit.run.Seeds', 'io.chaoskit.proxy.ToxiproxyServer', 'io.chaoskit.cli.SharedSeed']
    /** Uses what the JDK draws with, so that it is open before it is counted; draws nothing for a run. */
    private static final String USES_ALL = 'io.chaoskit.internal.live.JdkServices'

    /** Draws a word that nobody may guess, which has nothing to do with a run. */
    private static final String DRAWS_A_SECRET = 'io.chaoskit.cli.WorkflowCommands'

    /** Whose business it is: beginnings of class names. */
    static final Map<String, List<String>> BUSINESS_OF = [
        'prints'              : PROGRAMS,
        'ends the JVM'        : PROGRAMS,
        'reads the time'      : ['io.chaoskit.value.Clock', WITHOUT_A_RUN],
        'sleeps'              : [],
        'draws without a seed': [WITHOUT_A_RUN, USES_ALL, DRAWS_A_SECRET, *SEEDS],
    ]

    @TempDir
    Path folder

    def "the rules see a class of each source file of #module"() {
        expect:
        unseen(sourcesOf(module), classesOf(module)) == []

        where:
        module << MODULES
    }

    def "a source file without a class is seen to be missing"() {
        given:
        write('io/chaoskit/a/Seen.java', '')
        write('io/chaoskit/a/Forgotten.java', '')
        write('io/chaoskit/a/package-info.java', '')

        expect:
        unseen(folder, compiled(['package io.chaoskit.a; class Seen { static class Nested { } }'])) == ['io.chaoskit.a.Forgotten']
    }

    def "the points depend on nothing but the JDK"() {
        given:
        def points = classesOf('runtime/points')
        def allowed = describe('belong to the JDK or to the points themselves') { JavaClass type ->
            JavaClass element = type.baseComponentType
            element.primitive || element.packageName.startsWith('java.') || points.contain(element.name)
        }

        expect:
        classes().should().onlyDependOnClassesThat(allowed).check(points)
    }

    def "the engine knows neither Groovy nor the DSL"() {
        expect:
        noClasses().should().dependOnClassesThat()
            .resideInAnyPackage('groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..', 'io.chaoskit.dsl..', 'io.chaoskit.internal.dsl..', 'io.chaoskit.cli..')
            .check(classesOf('runtime/engine'))
    }

    def "the proxy knows nothing of the engine and of the DSL"() {
        expect:
        noClasses().should().dependOnClassesThat()
            .resideInAnyPackage('groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..', 'io.chaoskit.dsl..', 'io.chaoskit.internal.dsl..', 'io.chaoskit.cli..',
                'io.chaoskit.run..', 'io.chaoskit.internal.run..', 'io.chaoskit.model..', 'io.chaoskit.effect..', 'io.chaoskit.points..')
            .check(classesOf('runtime/proxy'))
    }

    def "the packages of #module have no cycle"() {
        expect:
        NO_CYCLE.check(classesOf(module))

        where:
        module << MODULES
    }

    def "the rule sees two packages that need each other"() {
        when:
        NO_CYCLE.check(compiled(['package io.chaoskit.a; class A { io.chaoskit.a.b.B b }', 'package io.chaoskit.a.b; class B { io.chaoskit.a.A a }']))

        then:
        def violation = thrown(AssertionError)
        violation.message.contains('Cycle detected: Slice a -> ')
    }

    def "no knot of types in #module has more than 20 files"() {
        expect:
        tooLarge(classesOf(module)) == []

        where:
        module << MODULES
    }

    def "of #types types that all reach each other the rule sees #seen"() {
        given: 'a ring of them, one by a nested type, and another type that uses all'
        def ring = (0..<types).collect {
            "class T$it { static class Nested { T${(it + 1) % types} next } }"
        }
        def user = "class User { ${(0..<types).collect { "T$it t$it" }.join('; ')} }"

        expect:
        tooLarge(compiled(["package io.chaoskit.a\n${[*ring, user].join('\n')}"]))*.size() == seen

        where:
        types | seen
        20    | []
        21    | [21]
    }

    def "#module leaves to others what #what"() {
        expect:
        RULES[what].check(classesOf(module).that(notNamed(BUSINESS_OF[what])))

        where:
        [module, what] << [MODULES, RULES.keySet()].combinations()
    }

    def "#name still #what, so that the exception is needed"() {
        expect:
        MODULES.any { module ->
            def named = classesOf(module).that(describe('have the name') { JavaClass type -> type.name.startsWith(name) })
            RULES[what].allowEmptyShould(true).evaluate(named).hasViolation()
        }

        where:
        [what, name] << BUSINESS_OF.collectMany { what, names -> names.collect { [what, it] } }
    }

    def "the rule sees a class that #what"() {
        when:
        RULES[what].check(OFFENDER)

        then:
        def violation = thrown(AssertionError)
        places.every { violation.message.contains(it) }

        where:
        what                   | places
        'prints'               | ['System.out']
        'ends the JVM'         | ['System.exit', 'Runtime.halt']
        'reads the time'       | ['System.nanoTime', 'Instant.now']
        'sleeps'               | ['Thread.sleep', 'TimeUnit.sleep']
        'draws without a seed' | ['Math.random', 'UUID.randomUUID', 'SplittableRandom.<init>()', 'Random.<init>()']
    }

    private static ArchRule none(String what, Closure<Boolean> call) {
        noClasses().should().callCodeUnitWhere(describe(what, call))
    }

    private static notNamed(List<String> beginnings) {
        describe('have another business') { JavaClass type -> !beginnings.any { type.name.startsWith(it) } }
    }

    @Memoized
    private static JavaClasses classesOf(String module) {
        new ClassFileImporter().importPath(Path.of(System.getProperty('chaoskit.basedir'), module, 'target/classes'))
    }

    private static Path sourcesOf(String module) {
        Path.of(System.getProperty('chaoskit.basedir'), module, 'src/main/java')
    }

    /** The classes that the source files are named after, and that are not there. */
    private static List<String> unseen(Path sources, JavaClasses there) {
        def names = []
        sources.eachFileRecurse {
            if (it.fileName.toString().endsWith('.java') && it.fileName.toString() != 'package-info.java') {
                names << sources.relativize(it).toString().replace('/', '.') - '.java'
            }
        }
        assert names
        names.findAll { !there.contain(it) }.sort()
    }

    private static List<Set<String>> tooLarge(JavaClasses types) {
        def graph = types.groupBy { file(it) }.collectEntries { name, ofFile ->
            def uses = ofFile.collectMany { it.directDependenciesFromSelf*.targetClass*.baseComponentType }
            [name, uses.findAll { types.contain(it.name) }.collect { file(it) }.toSet() - name]
        }
        Knots.of(graph).findAll { it.size() > LARGEST_KNOT }
    }

    /** The outermost class: nested ones stand in the same file. */
    private static String file(JavaClass type) {
        type.name.takeBefore('$') ?: type.name
    }

    private void write(String name, String text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        file.text = text
    }

    private JavaClasses compiled(List<String> sources) {
        def classFiles = Files.createDirectories(folder.resolve('compiled'))
        def unit = new CompilationUnit(new CompilerConfiguration(targetDirectory: classFiles.toFile()))
        sources.eachWithIndex { text, i -> unit.addSource("Source${i}.groovy", text) }
        unit.compile()
        new ClassFileImporter().importPath(classFiles)
    }

    @CompileStatic
    static class Offender {

        void offend() {
            System.out.println(System.nanoTime() + Instant.now().toEpochMilli() + Math.random())
            println(UUID.randomUUID())
            new SplittableRandom().nextInt() + new Random().nextInt()
            Thread.sleep(1)
            TimeUnit.SECONDS.sleep(1)
            Runtime.runtime.halt(1)
            System.exit(1)
        }
    }
}
