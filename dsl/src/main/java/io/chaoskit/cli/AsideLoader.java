package io.chaoskit.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Has libraries of a command, before those of the code under test, which does not see them: a project may bring another version, and none of the
 * two gets the other's.
 */
final class AsideLoader extends URLClassLoader {

    /** A part of Groovy's shell that looks for its texts in its own loader. */
    private static final String WITH_TEXTS = "org.codehaus.groovy.tools.shell.";

    static {
        registerAsParallelCapable();
    }

    private AsideLoader(String name, URL[] libraries, ClassLoader parent) {
        super(name, libraries, parent);
    }

    /** Has the jars of a folder, which need not be there, and sees what {@code below} sees. */
    static AsideLoader of(String name, String folder, ClassLoader below) throws IOException {
        File[] jars = folder.isEmpty() ? new File[0] : new File(folder).listFiles((in, file) -> file.endsWith(".jar"));
        URL[] urls = new URL[jars == null ? 0 : jars.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = url(jars[i]);
        }
        return new AsideLoader(name, urls, below);
    }

    private static URL url(File jar) throws MalformedURLException {
        return jar.toURI().toURL();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try {
                return name.startsWith(WITH_TEXTS) ? copy(name) : findClass(name);
            } catch (ClassNotFoundException notOurs) {
                return super.loadClass(name, resolve);
            }
        }
    }

    /** Defines a class of Groovy here as well. */
    private Class<?> copy(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = in.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> own = findResources(name);
        return own.hasMoreElements() ? Collections.enumeration(Collections.list(own)) : super.getResources(name);
    }
}
