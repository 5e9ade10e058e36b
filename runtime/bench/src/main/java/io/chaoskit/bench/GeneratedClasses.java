package io.chaoskit.bench;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Many classes that were compiled in memory. Byte Buddy is not used for it, so that it is as cold when it weaves them as it is in
 * the first run of a JVM.
 */
final class GeneratedClasses extends ClassLoader {

    static final String PACKAGE = "acme.generated";
    static final int METHODS_EACH = 5;

    private static final String SOURCE = """
            package %s;
            public class Service%d {
                private int calls;
                public int calls() { return calls; }
                public long sum(long a, long b) { calls++; return a + b; }
                public void reset() { calls = 0; }
                public static String name(String given) { return given == null ? "none" : given.trim(); }
                private int[] copy(int[] from, int length) {
                    int[] copied = new int[length];
                    for (int i = 0; i < length; i++) { copied[i] = from[i]; }
                    return copied;
                }
            }
            """;

    private final Map<String, ByteArrayOutputStream> code = new ConcurrentHashMap<>();

    /** Compiles and loads so many. */
    GeneratedClasses(int count) throws ClassNotFoundException {
        super(GeneratedClasses.class.getClassLoader());
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = new InMemory(compiler.getStandardFileManager(null, null, null));
        List<Source> sources = IntStream.range(0, count).mapToObj(Source::new).toList();
        if (!compiler.getTask(null, files, null, List.of("-proc:none"), null, sources)
                .call()) {
            throw new IllegalStateException("the classes must compile");
        }
        for (String each : code.keySet()) {
            Class.forName(each, true, this);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream found = code.get(name);
        if (found == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes = found.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final int number;

        Source(int number) {
            super(URI.create("memory:///Service" + number + ".java"), Kind.SOURCE);
            this.number = number;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return SOURCE.formatted(PACKAGE, number);
        }
    }

    private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        InMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return code.computeIfAbsent(name, each -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
