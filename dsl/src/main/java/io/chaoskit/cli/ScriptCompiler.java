package io.chaoskit.cli;

import groovy.lang.GroovyCodeSource;
import io.chaoskit.cli.CompiledScript.ClassFile;
import io.chaoskit.cli.CompiledScript.Neighbour;
import io.chaoskit.dsl.transform.LauncherCustomizer;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Compiles scripts, or reuses the class files that an earlier process compiled of the same script.
 *
 * @param parent sees the code under test
 * @param cache where compiled scripts are kept
 * @param compiled those that this caller has compiled, for when there is no cache
 */
record ScriptCompiler(ClassLoader parent, Optional<ScriptCache> cache, Map<Path, CompiledScript> compiled) {

    /** The bytes EF BB BF, one for each letter. */
    private static final String MARK = "\u00EF\u00BB\u00BF";

    /** The class of a script; throws what Groovy throws about one that does not compile. */
    Class<?> compile(Path script) throws IOException {
        if (cache.isEmpty()) {
            CompiledScript before = compiled.get(script);
            return before != null ? before.define(script, parent) : compileAndRemember(script);
        }
        ScriptCache.Key key = cache.get().key(script, parent);
        Optional<CompiledScript> known = cache.get().find(key);
        if (known.isPresent()) {
            return known.get().define(script, parent);
        }
        Recorder recorder = new Recorder(parent, script);
        Class<?> type = recorder.parseClass(source(script));
        cache.get().keep(key, recorder.compiled(type));
        return type;
    }

    private Class<?> compileAndRemember(Path script) throws IOException {
        Recorder recorder = new Recorder(parent, script);
        Class<?> type = recorder.parseClass(source(script));
        compiled.put(script, recorder.compiled(type));
        return type;
    }

    /** Without the mark that some editors put before UTF-8, and that Groovy would take for code. */
    private static GroovyCodeSource source(Path script) throws IOException {
        File file = script.toFile().getCanonicalFile();
        String text = Files.readString(script, StandardCharsets.ISO_8859_1);
        return text.startsWith(MARK)
                ? new GroovyCodeSource(
                        new String(Files.readAllBytes(script), StandardCharsets.UTF_8).substring(1),
                        file.getPath(),
                        file.getPath())
                : new GroovyCodeSource(file, "UTF-8");
    }

    /** Compiles as Groovy does, and remembers the class files. */
    static final class Recorder extends ScriptClassLoader {

        private final Map<String, ClassFile> classFiles = new LinkedHashMap<>();

        Recorder(ClassLoader parent, Path script) {
            super(parent, script, configuration());
        }

        private static CompilerConfiguration configuration() {
            CompilerConfiguration configuration = new CompilerConfiguration();
            configuration.setSourceEncoding("UTF-8");
            configuration.setPluginFactory(ScriptName.factory(configuration.getPluginFactory()));
            configuration.addCompilationCustomizers(new LauncherCustomizer());
            return configuration;
        }

        CompiledScript compiled(Class<?> main) throws IOException {
            List<Neighbour> all = new ArrayList<>();
            for (Path each : neighbours()) {
                all.add(Neighbour.of(each));
            }
            return new CompiledScript(main.getName(), all, classFiles);
        }

        /** Of a class that is first needed while the script runs. */
        Class<?> compile(URL source) throws IOException {
            return recompile(source, "", null);
        }

        @Override
        Stream<String> names() {
            return CompiledScript.names(classFiles, script());
        }

        @Override
        protected ClassCollector createCollector(CompilationUnit unit, SourceUnit source) {
            return new Collector(new Definer(this), unit, source);
        }

        private final class Collector extends ClassCollector {

            private final Definer loader;

            private static Path writtenIn(ClassNode type) {
                ClassNode outer = type;
                while (outer.getModule() == null) {
                    outer = outer.getOuterClass();
                }
                return CompileMistake.file(outer.getModule().getContext().getName());
            }

            Collector(Definer loader, CompilationUnit unit, SourceUnit source) {
                super(loader, unit, source);
                this.loader = loader;
            }

            @Override
            protected Class<?> createClass(byte[] code, ClassNode type) {
                Path source = writtenIn(type);
                boolean beside = neighbours().contains(source);
                classFiles.put(type.getName(), new ClassFile(beside ? source : script(), code));
                // Groovy would say that all classes are of the script.
                return beside ? loader.define(type.getName(), code, source, this) : super.createClass(code, type);
            }
        }

        private static final class Definer extends InnerLoader {

            Definer(ScriptClassLoader script) {
                super(script);
            }

            @SuppressWarnings("unchecked") // the collection is declared raw
            Class<?> define(String name, byte[] code, Path source, ClassCollector collector) {
                Class<?> defined = defineClass(name, code, 0, code.length, ScriptClassLoader.source(source));
                collector.getLoadedClasses().add(defined);
                return defined;
            }
        }
    }
}
