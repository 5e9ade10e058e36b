package io.chaoskit.internal.tests;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Has the launcher of the JUnit Platform where the class path lacks it, as that of a Maven project does: Surefire brings it on its own, in the
 * version of the project's engine, and leaves it beside that in Maven's repository.
 */
public final class LauncherLoader extends URLClassLoader {

    private static final String OURS = "io.chaoskit.internal.tests.platform.";
    private static final String TESTS = OURS + "PlatformTests";
    private static final String LAUNCHER = "org.junit.platform.launcher.";
    private static final String LAUNCHER_CLASS = LAUNCHER + "core.LauncherFactory";
    private static final String ENGINE_CLASS = "org.junit.platform.engine.TestEngine";
    private static final String ENGINE = "junit-platform-engine";

    private LauncherLoader(URL[] urls, ClassLoader parent) {
        super("launcher", urls, parent);
    }

    /** The tests as classes of a loader see them; empty where there is no launcher. */
    public static Optional<TestClasses> tests(ClassLoader of) {
        try {
            Class<?> engine = of.loadClass(ENGINE_CLASS);
            if (engine.getClassLoader() == LauncherLoader.class.getClassLoader() && has(of, LAUNCHER_CLASS)) {
                return Optional.of(make(LauncherLoader.class.getClassLoader()));
            }
            Optional<Path> launcher = has(of, LAUNCHER_CLASS) ? Optional.empty() : beside(engine);
            if (launcher.isEmpty() && !has(of, LAUNCHER_CLASS)) {
                return Optional.empty();
            }
            URL own = location(LauncherLoader.class).orElseThrow();
            URL[] urls = launcher.isPresent()
                    ? new URL[] {own, launcher.get().toUri().toURL()}
                    : new URL[] {own};
            return Optional.of(make(new LauncherLoader(urls, of)));
        } catch (ClassNotFoundException notThere) {
            return Optional.empty();
        } catch (MalformedURLException | ReflectiveOperationException e) {
            throw new IllegalStateException("the JUnit Platform cannot be used: " + e.getMessage(), e);
        }
    }

    private static TestClasses make(ClassLoader loader) throws ReflectiveOperationException {
        return (TestClasses) loader.loadClass(TESTS).getDeclaredConstructor().newInstance();
    }

    private static boolean has(ClassLoader loader, String name) {
        try {
            loader.loadClass(name);
            return true;
        } catch (ClassNotFoundException notThere) {
            return false;
        }
    }

    /** In Maven's repository the launcher is beside the engine, in a folder of the same version. */
    private static Optional<Path> beside(Class<?> engine) {
        return location(engine).flatMap(LauncherLoader::file).flatMap(jar -> {
            String there = jar.toString().replace(ENGINE, "junit-platform-launcher");
            return Optional.of(Path.of(there)).filter(each -> !each.equals(jar) && Files.isRegularFile(each));
        });
    }

    private static Optional<URL> location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return Optional.ofNullable(source).map(CodeSource::getLocation);
    }

    private static Optional<Path> file(URL url) {
        try {
            URI uri = url.toURI();
            return "file".equals(uri.getScheme()) ? Optional.of(new File(uri).toPath()) : Optional.empty();
        } catch (URISyntaxException notAFile) {
            return Optional.empty();
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }
}
