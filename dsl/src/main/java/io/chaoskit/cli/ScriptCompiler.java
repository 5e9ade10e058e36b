package io.chaoskit.cli;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import io.chaoskit.dsl.transform.LauncherCustomizer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
        Recorder recorder = new Recorder(parent);
        Class<?> type = recorder.parseClass(source(script));
        cache.get().keep(key, new CompiledScript(type.getName(), recorder.classFiles));
        return type;
    }

    private Class<?> compileAndRemember(Path script) throws IOException {
        Recorder recorder = new Recorder(parent);
        Class<?> type = recorder.parseClass(source(script));
        compiled.put(script, new CompiledScript(type.getName(), recorder.classFiles));
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

    private static CompilerConfiguration configuration() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setSourceEncoding("UTF-8");
        configuration.setPluginFactory(ScriptName.factory(configuration.getPluginFactory()));
        configuration.addCompilationCustomizers(new LauncherCustomizer());
        return configuration;
    }

    /** Compiles as Groovy does, and remembers the class files. */
    private static final class Recorder extends GroovyClassLoader {

        private final Map<String, byte[]> classFiles = new LinkedHashMap<>();

        Recorder(ClassLoader parent) {
            super(parent, configuration());
        }

        @Override
        protected ClassCollector createCollector(CompilationUnit unit, SourceUnit source) {
            return new Collector(new InnerLoader(this), unit, source);
        }

        private final class Collector extends ClassCollector {

            Collector(InnerLoader loader, CompilationUnit unit, SourceUnit source) {
                super(loader, unit, source);
            }

            @Override
            protected Class<?> createClass(byte[] code, ClassNode type) {
                classFiles.put(type.getName(), code);
                return super.createClass(code, type);
            }
        }
    }
}
