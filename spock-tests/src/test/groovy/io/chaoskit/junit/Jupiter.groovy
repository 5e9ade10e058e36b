package io.chaoskit.junit

import groovy.io.FileType
import groovy.transform.CompileStatic
import io.chaoskit.Launch

import javax.tools.ToolProvider
import java.lang.reflect.InvocationHandler
import java.lang.reflect.Proxy
import java.nio.file.Path

/**
 * Jupiter of one version, with test classes, in a class loader of its own: the platform of the specifications is another one. ChaosKit's engine
 * is the one of the JVM.
 */
class Jupiter implements AutoCloseable {

    static final Path BESIDE = Path.of(System.getProperty('chaoskit.beside.dir'))
    static final Path SOURCES = Launch.BASE.resolve('spock-tests/src/test/jupiter')

    private final URLClassLoader loader

    /** What became of the tests of one call. */
    static class Outcome {
        /** The name of each test, with its status. */
        final List<String> tests = Collections.synchronizedList([])
        final Map<String, Throwable> thrown = Collections.synchronizedMap([:])
    }

    Jupiter(String version, Path classes, List<Path> libraries = []) {
        loader = loader(version, classes, libraries)
    }

    /** Has Jupiter, ChaosKit for it, and these classes. */
    static URLClassLoader loader(String version, Path classes, List<Path> libraries = []) {
        def jars = files(BESIDE.resolve("jupiter-$version"), /.*\.jar/)
        def extension = Class.forName('io.chaoskit.junit.Chaos', false, Jupiter.classLoader).protectionDomain.codeSource.location
        new Isolated([classes.toUri().toURL(), extension, *(jars + libraries)*.toUri()*.toURL()] as URL[])
    }

    /** Compiles test classes, against the older version. */
    static void compile(Path sources, Path target, List<Path> libraries = []) {
        def classPath = [*files(BESIDE.resolve('jupiter-5.14'), /.*\.jar/), *libraries, System.getProperty('java.class.path')].join(File.pathSeparator)
        def errors = new ByteArrayOutputStream()
        def result = ToolProvider.systemJavaCompiler.run(null, null, errors,
            '-proc:none', '-nowarn', '-parameters', '-d', target.toString(), '-cp', classPath, *files(sources, /.*\.java/)*.toString())
        assert result == 0: errors.toString()
    }

    private static List<Path> files(Path folder, String name) {
        def found = []
        folder.toFile().eachFileRecurse(FileType.FILES) {
            if (it.name ==~ name) {
                found << it.toPath()
            }
        }
        found.sort()
    }

    Outcome run(Map<String, String> parameters = [:], String... classes) {
        def before = Thread.currentThread().contextClassLoader
        Thread.currentThread().contextClassLoader = loader
        try {
            def selectors = classes.collect { type('engine.discovery.DiscoverySelectors').selectClass(loader.loadClass(it)) }
            def request = type('launcher.core.LauncherDiscoveryRequestBuilder').request().selectors(selectors).configurationParameters(parameters).build()
            def outcome = new Outcome()
            def listener = type('launcher.TestExecutionListener')
            def listeners = java.lang.reflect.Array.newInstance(listener, 1)
            listeners[0] = Proxy.newProxyInstance(loader, [listener] as Class[], recording(outcome))
            type('launcher.core.LauncherFactory').create().execute(request, listeners)
            outcome
        } finally {
            Thread.currentThread().contextClassLoader = before
        }
    }

    private static InvocationHandler recording(Outcome outcome) {
        { proxy, method, arguments ->
            if (method.name == 'executionFinished' && (arguments[0].test || arguments[1].throwable.present)) {
                outcome.tests << "${arguments[0].legacyReportingName} ${arguments[1].status}".toString()
                arguments[1].throwable.ifPresent { outcome.thrown[arguments[0].legacyReportingName] = it }
            } else if (method.name == 'executionSkipped') {
                outcome.tests << "${arguments[0].legacyReportingName} SKIPPED".toString()
            } else if (method.name == 'hashCode') {
                return System.identityHashCode(proxy)
            } else if (method.name == 'equals') {
                return proxy.is(arguments[0])
            }
            null
        } as InvocationHandler
    }

    private Class<?> type(String name) {
        loader.loadClass("org.junit.platform.$name")
    }

    Class<?> testClass(String name) {
        loader.loadClass(name)
    }

    @Override
    void close() {
        loader.close()
    }

    /** Has JUnit, the extension and the tests itself, the rest from the specifications. Dynamic Groovy would look for classes while it does. */
    @CompileStatic
    private static class Isolated extends URLClassLoader {

        Isolated(URL[] classPath) {
            super(classPath, Jupiter.classLoader)
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) {
            synchronized (getClassLoadingLock(name)) {
                return isOwn(name) ? findLoadedClass(name) ?: findClass(name) : super.loadClass(name, resolve)
            }
        }

        private static boolean isOwn(String name) {
            name.startsWith('org.junit.') || name.startsWith('org.opentest4j.') || name.startsWith('com.acme.') ||
                name.startsWith('io.chaoskit.junit.') || name.startsWith('kotlin.') // of which specifications have a few types only
        }

        @Override
        Enumeration<URL> getResources(String name) {
            name.startsWith('META-INF/services/org.junit.') ? findResources(name) : super.getResources(name)
        }
    }
}
