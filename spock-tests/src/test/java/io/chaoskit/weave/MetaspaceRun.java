package io.chaoskit.weave;

import io.chaoskit.effect.Effects;
import io.chaoskit.effect.Injector;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Prints how many bytes of metaspace each of so many runs leaves, after others that load what is loaded once.
 *
 * <pre>
 *   java … MetaspaceRun CLASS LANES CLASSES BEFORE RUNS
 * </pre>
 */
public final class MetaspaceRun {

    /** The line on the metaspace for classes and for all else. */
    private static final Pattern BOTH =
            Pattern.compile("Both:.* (\\d+) bytes \\([^)]*\\) used,.* deallocated: \\d+ blocks with (\\d+) bytes");

    private final String type;
    private final int lanes;
    private final List<IntUnaryOperator> cells = new ArrayList<>();

    private MetaspaceRun(String type, int lanes) {
        this.type = type;
        this.lanes = lanes;
    }

    public static void main(String[] arguments) throws ReflectiveOperationException, JMException {
        MetaspaceRun run = new MetaspaceRun(arguments[0], Integer.parseInt(arguments[1]));
        run.loadCells(Integer.parseInt(arguments[2]));
        run.times(Integer.parseInt(arguments[3]));
        int runs = Integer.parseInt(arguments[4]);
        long before = used();
        run.times(runs);
        System.out.println((used() - before) / (double) runs);
    }

    private void loadCells(int count) throws ReflectiveOperationException {
        for (int i = 0; i < count; i++) {
            Class<?> cell = new OwnLoader(type).loadClass(type);
            cells.add((IntUnaryOperator) cell.getConstructor().newInstance());
        }
    }

    private void times(int runs) {
        for (int i = 0; i < runs; i++) {
            Report report = ChaosRunner.builder().build().run(scenario());
            if (!report.passed() || report.injectors().get(0).hits() < cells.size()) {
                throw new IllegalStateException(report.toString());
            }
        }
    }

    private Scenario scenario() {
        return Scenario.builder("lot")
                .target(cells)
                .lanes(lanes)
                .repeat(lanes)
                .step("call", context -> cells.forEach(cell -> cell.applyAsInt(1)))
                .inject(Injector.of(Effects.returning(5))
                        .withSites(List.of(Sites.method(type + ".*(..)")))
                        .withTrigger(Trigger.ALWAYS.limit(1)))
                .build();
    }

    /** What is in use when what can go has gone, without what was given back and waits to be used again. */
    private static long used() throws JMException {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        String metaspace = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmMetaspace",
                        new Object[] {new String[] {"scale=1"}},
                        new String[] {String[].class.getName()});
        Matcher both = BOTH.matcher(metaspace);
        if (!both.find()) {
            throw new IllegalStateException(metaspace);
        }
        return Long.parseLong(both.group(1)) - Long.parseLong(both.group(2));
    }

    /** Defines one class of the class path anew. */
    private static final class OwnLoader extends ClassLoader {

        private final String own;

        OwnLoader(String own) {
            super(MetaspaceRun.class.getClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null || !name.equals(own)) {
                    return known == null ? super.loadClass(name, resolve) : known;
                }
                byte[] code = code(name);
                return defineClass(name, code, 0, code.length);
            }
        }

        private byte[] code(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                return file.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
