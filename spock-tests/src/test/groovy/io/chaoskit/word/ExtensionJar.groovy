package io.chaoskit.word

import io.chaoskit.Launch
import io.chaoskit.cli.Call

import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import java.util.jar.JarEntry
import java.util.jar.JarOutputStream
import javax.tools.ToolProvider

/** Jars with words, built from source as a user's build would, and ChaosKit with them on its class path in this process. */
class ExtensionJar {

    static final String SERVICE = 'META-INF/services/io.chaoskit.word.Words'

    static final String SHOP_WORDS = '''
        package com.acme;

        import io.chaoskit.effect.*;
        import io.chaoskit.validator.*;
        import io.chaoskit.word.*;
        import java.time.Duration;
        import java.util.Optional;
        import java.util.function.UnaryOperator;

        public final class ShopWords implements Words {

            public enum Shelf { UPPER, LOWER }

            @Word(usage = "shrink(3, from: 'upper')", does = "takes pieces from the stock at each step")
            public Effect shrink(int pieces, @Option("lower") Shelf from) {
                if (pieces < 1) {
                    throw new IllegalArgumentException("shrink must be 1 or more, but was " + pieces);
                }
                return hit -> ((Shop) hit.target()).stock -= from == Shelf.UPPER ? 10 * pieces : pieces;
            }

            @Word(does = "changes the stock at each step")
            public Effect restock(UnaryOperator<Integer> change) {
                return hit -> ((Shop) hit.target()).stock = change.apply(((Shop) hit.target()).stock);
            }

            @Word(does = "has the name of a method of Groovy's")
            public Effect sleep(Duration length) {
                return Effects.delay(length);
            }

            @Word(usage = "stocked(5)", does = "so many pieces are left")
            public Validator stocked(int least, Optional<String> note, @Option("1s") Duration within) {
                return Validators.stateConsistency("stocked(" + least + ")", seen -> ((Shop) seen.target()).stock >= least);
            }

            @Word(does = "is broken")
            public Validator unlucky() {
                throw new IllegalStateException("no luck");
            }

            @Word(does = "is nothing")
            public Effect nothing() {
                return null;
            }
        }
        '''

    static final String SHOP = '''
        package com.acme;

        public class Shop {
            public volatile int stock = 100;
        }
        '''

    /** A jar of these classes that offers those with words, or those of another service. */
    static Path build(Path folder, String name, Map<String, String> sources, List<String> words, List<String> options = ['-parameters'],
                      String service = SERVICE) {
        def src = Files.createDirectories(folder.resolve("$name-src"))
        def classes = Files.createDirectories(folder.resolve("$name-classes"))
        def files = sources.collect { type, text ->
            def file = src.resolve("${type.tokenize('.').last()}.java")
            file.text = text
            file.toString()
        }
        def complaints = new ByteArrayOutputStream()
        def compiled = ToolProvider.systemJavaCompiler.run(null, complaints, complaints,
            *options, '-proc:none', '-d', classes.toString(), '-cp', System.getProperty('java.class.path'), *files)
        assert compiled == 0: complaints
        def jar = folder.resolve("${name}.jar")
        new JarOutputStream(Files.newOutputStream(jar)).withCloseable { out ->
            classes.eachFileRecurse { file ->
                if (Files.isRegularFile(file)) {
                    add(out, classes.relativize(file).toString(), file.bytes)
                }
            }
            add(out, service, words.join('\n').getBytes(StandardCharsets.UTF_8))
        }
        jar
    }

    static Path shop(Path folder) {
        build(folder, 'shop', ['com.acme.Shop': SHOP, 'com.acme.ShopWords': SHOP_WORDS], ['com.acme.ShopWords'])
    }

    private static void add(JarOutputStream out, String name, byte[] content) {
        out.putNextEntry(new JarEntry(name))
        out.write(content)
        out.closeEntry()
    }

    /** What `chaoskit` ends with, writes and tells when these jars are on its class path too; in a class loader of its own. */
    static Call chaoskit(List<Path> jars, Object... arguments) {
        Call.recorded {
            within(jars) { ClassLoader loader ->
                def execute = loader.loadClass('io.chaoskit.cli.Main').getDeclaredMethod('execute', String[])
                execute.accessible = true
                execute.invoke(null, [arguments*.toString() as String[]] as Object[])
            }
        }
    }

    /** The same in a JVM of its own: quicker where a scenario is run, because its classes come from the archive. */
    static Launch launched(List<Path> jars, Object... arguments) {
        Launch.run([Launch.JAVA, *Launch.brief(), '-cp', [Launch.classPath(), *jars].join(File.pathSeparator), 'io.chaoskit.cli.Main', *arguments])
    }

    /** Does something with ChaosKit and these jars in a class loader that shares nothing but the JDK. */
    static <T> T within(List<Path> jars, Closure<T> action) {
        def urls = System.getProperty('java.class.path').split(File.pathSeparator).collect { new File(it).toURI().toURL() }
        def loader = new URLClassLoader((urls + jars*.toUri()*.toURL()) as URL[], ClassLoader.platformClassLoader)
        def before = Thread.currentThread().contextClassLoader
        Thread.currentThread().contextClassLoader = loader
        try {
            action(loader)
        } finally {
            Thread.currentThread().contextClassLoader = before
            loader.close()
        }
    }
}
