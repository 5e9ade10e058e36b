package io.chaoskit.cli;

import groovy.lang.GroovyClassLoader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The class files of a script.
 *
 * @param main the class of the script itself
 * @param classFiles of all its classes, by their names
 */
record CompiledScript(String main, Map<String, byte[]> classFiles) {

    /** Loads the classes, with the script as their source, as if they were compiled from it now. */
    Class<?> define(Path script, ClassLoader parent) throws IOException {
        try {
            return new Loader(parent, this, script).loadClass(main);
        } catch (ClassNotFoundException e) {
            throw new IOException("the compiled " + script + " lacks its class " + main, e);
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(main);
        out.writeInt(classFiles.size());
        for (Map.Entry<String, byte[]> each : classFiles.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeInt(each.getValue().length);
            out.write(each.getValue());
        }
    }

    static CompiledScript read(DataInputStream in) throws IOException {
        String main = in.readUTF();
        Map<String, byte[]> classFiles = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classFiles.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        return new CompiledScript(main, classFiles);
    }

    /** Has the script's classes before those of the code under test, as the compiler's own loader does. */
    private static final class Loader extends GroovyClassLoader {

        private final Map<String, byte[]> classFiles;
        private final CodeSource source;

        Loader(ClassLoader parent, CompiledScript script, Path file) throws MalformedURLException {
            super(parent);
            this.classFiles = script.classFiles();
            this.source = new CodeSource(file.toFile().toURI().toURL(), (Certificate[]) null);
        }

        @Override
        public Class<?> loadClass(
                String name, boolean lookupScriptFiles, boolean preferClassOverScript, boolean resolve)
                throws ClassNotFoundException {
            byte[] own = classFiles.get(name);
            return own == null
                    ? super.loadClass(name, lookupScriptFiles, preferClassOverScript, resolve)
                    : own(name, own);
        }

        private Class<?> own(String name, byte[] classFile) {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : defineClass(name, classFile, 0, classFile.length, source);
            }
        }
    }
}
