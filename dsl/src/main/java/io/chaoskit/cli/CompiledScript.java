package io.chaoskit.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The class files of a script.
 *
 * @param main the class of the script itself
 * @param neighbours files beside it that it has classes from
 * @param classFiles of all its classes, by their names
 */
record CompiledScript(String main, List<Neighbour> neighbours, Map<String, ClassFile> classFiles) {

    /**
     * A file beside a script, as it was when the script was compiled.
     *
     * @param file absolute
     * @param sum of its content
     */
    record Neighbour(Path file, long sum) {

        static Neighbour of(Path file) throws IOException {
            return new Neighbour(file, sum(file));
        }

        private static long sum(Path file) throws IOException {
            CRC32 sum = new CRC32();
            sum.update(Files.readAllBytes(file));
            return sum.getValue();
        }

        private boolean isSame() {
            try {
                return sum(file) == sum;
            } catch (IOException gone) {
                return false;
            }
        }
    }

    /**
     * A class.
     *
     * @param source the file that it was written in
     * @param code its class file
     */
    record ClassFile(Path source, byte[] code) {}

    /** Loads the classes as if they were compiled now. */
    Class<?> define(Path script, ClassLoader parent) throws IOException {
        try {
            return new Loader(parent, this, script).loadClass(main);
        } catch (ClassNotFoundException e) {
            throw new IOException("the compiled " + script + " lacks its class " + main, e);
        }
    }

    /** The names of the classes that are written in a file. */
    static Stream<String> names(Map<String, ClassFile> classFiles, Path file) {
        return classFiles.entrySet().stream()
                .filter(each -> each.getValue().source().equals(file))
                .map(Map.Entry::getKey);
    }

    /** Whether the files beside the script are as they were. */
    boolean holds() {
        return neighbours.stream().allMatch(Neighbour::isSame);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(main);
        out.writeInt(neighbours.size());
        for (Neighbour each : neighbours) {
            out.writeUTF(each.file().toString());
            out.writeLong(each.sum());
        }
        out.writeInt(classFiles.size());
        for (Map.Entry<String, ClassFile> each : classFiles.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeUTF(each.getValue().source().toString());
            out.writeInt(each.getValue().code().length);
            out.write(each.getValue().code());
        }
    }

    static CompiledScript read(DataInputStream in) throws IOException {
        String main = in.readUTF();
        List<Neighbour> neighbours = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            neighbours.add(new Neighbour(Path.of(in.readUTF()), in.readLong()));
        }
        Map<String, ClassFile> classFiles = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classFiles.put(in.readUTF(), new ClassFile(Path.of(in.readUTF()), in.readNBytes(in.readInt())));
        }
        return new CompiledScript(main, neighbours, classFiles);
    }

    /** Has the script's classes before those of the code under test, as the compiler's own loader does. */
    private static final class Loader extends ScriptClassLoader {

        private final Map<String, ClassFile> classFiles;

        Loader(ClassLoader parent, CompiledScript compiled, Path file) {
            super(parent, file, null);
            this.classFiles = compiled.classFiles();
            compiled.neighbours().forEach(each -> note(each.file()));
        }

        @Override
        Stream<String> names() {
            return CompiledScript.names(classFiles, script());
        }

        @Override
        public Class<?> loadClass(
                String name, boolean lookupScriptFiles, boolean preferClassOverScript, boolean resolve)
                throws ClassNotFoundException {
            ClassFile own = classFiles.get(name);
            return own == null
                    ? super.loadClass(name, lookupScriptFiles, preferClassOverScript, resolve)
                    : own(name, own);
        }

        /** Compiles a class that the script did not name, but something that it loads does. */
        @Override
        @SuppressWarnings("rawtypes") // as it is declared
        protected Class recompile(URL source, String name, Class before) throws IOException {
            return source == null ? before : new ScriptCompiler.Recorder(this, script()).compile(source);
        }

        private Class<?> own(String name, ClassFile file) {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null
                        ? loaded
                        : defineClass(name, file.code(), 0, file.code().length, source(file.source()));
            }
        }
    }
}
