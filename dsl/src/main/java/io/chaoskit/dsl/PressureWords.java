package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.dsl.Word.Kind;
import io.chaoskit.effect.Effects;
import io.chaoskit.effect.Press;
import io.chaoskit.pressure.DiskPressure;
import io.chaoskit.pressure.LockContention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The words for what takes resources away: {@code inject cpuStress(4, load: 80.percent) between 10.s, 20.s}. */
abstract class PressureWords extends NetworkWords {

    PressureWords(Draft draft, Place place, Object owner) {
        super(draft, place, owner);
    }

    /** Busy processors. */
    @Word(
            usage = "cpuStress(4, 500.ms, load: 80.percent)",
            does = "keeps 4 processors busy, for the whole run or for a time; load: is the share of each",
            kind = Kind.INJECTOR)
    public Object cpuStress(Object... given) {
        return press$("cpuStress", given, "cpuStress(4, 500.ms, load: 80.percent)", List.of("load"), all -> {
            int workers = Arguments.count("cpuStress", all.value());
            return Effects.cpuStress(workers, all.options().fraction("load", 1));
        });
    }

    /** A full heap, or full memory off it. */
    @Word(
            usage = "memoryPressure(512.mb, 10.s, direct: true)",
            does = "holds so much of the heap, or with direct: true off it, for the whole run or for a time",
            kind = Kind.INJECTOR)
    public Object memoryPressure(Object... given) {
        String usage = "memoryPressure(512.mb, 10.s, direct: true)";
        return press$("memoryPressure", given, usage, List.of("direct"), all -> {
            boolean direct = all.options().truth("direct");
            return direct
                    ? Effects.directMemoryPressure(Arguments.size("memoryPressure", all.value()))
                    : Effects.memoryPressure(Arguments.size("memoryPressure", all.value()));
        });
    }

    /** Work for the collector. */
    @Word(
            usage = "gcPressure(200.mb.perSecond, 10.s)",
            does = "makes so much garbage, for the whole run or for a time",
            kind = Kind.INJECTOR)
    public Object gcPressure(Object... given) {
        return press$(
                "gcPressure",
                given,
                "gcPressure(200.mb.perSecond, 10.s)",
                List.of(),
                all -> Effects.gcPressure(Arguments.sizePerSecond("gcPressure", all.value())));
    }

    /** Threads that do nothing. */
    @Word(
            usage = "threadPressure(200, 10.s)",
            does = "starts 200 threads that do nothing, for the whole run or for a time; threadLimit counts them",
            kind = Kind.INJECTOR)
    public Object threadPressure(Object... given) {
        return press$(
                "threadPressure",
                given,
                "threadPressure(200, 10.s)",
                List.of(),
                all -> Effects.threadPressure(Arguments.count("threadPressure", all.value())));
    }

    /** Open file descriptors. */
    @Word(
            usage = "fileDescriptorPressure(200, 10.s)",
            does = "holds 200 file descriptors, for the whole run or for a time",
            kind = Kind.INJECTOR)
    public Object fileDescriptorPressure(Object... given) {
        return press$(
                "fileDescriptorPressure",
                given,
                "fileDescriptorPressure(200, 10.s)",
                List.of(),
                all -> Effects.fileDescriptorPressure(Arguments.count("fileDescriptorPressure", all.value())));
    }

    /** A full disk. */
    @Word(
            usage = "diskPressure(1.gb, 10.s, dir: '/var/tmp', keepFree: 1.gb)",
            does = "writes a file of that size, for the whole run or for a time, and leaves keepFree: free on its disk",
            kind = Kind.INJECTOR)
    public Object diskPressure(Object... given) {
        String usage = "diskPressure(1.gb, 10.s, dir: '/var/tmp', keepFree: 1.gb)";
        return press$("diskPressure", given, usage, List.of("dir", "keepFree"), all -> {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            return Effects.diskPressure(
                    Arguments.size("diskPressure", all.value()),
                    all.options().path("dir", temporary),
                    all.options().size("keepFree", DiskPressure.KEEP_FREE));
        });
    }

    /** Contention for a lock. */
    @Word(
            usage = "lockContention(monitor, 10.s, hold: 5.ms)",
            does =
                    "takes the monitor or lock again and again, for the whole run or for a time; { it.lock } finds it in the target",
            kind = Kind.INJECTOR)
    public Object lockContention(Object... given) {
        String usage = "lockContention(monitor, 10.s, hold: 5.ms)";
        return press$("lockContention", given, usage, List.of("hold"), all -> {
            Duration hold = all.options().duration("hold", LockContention.HOLD);
            Object lock = Broken.known(all.value());
            return lock instanceof Closure<?> finder
                    ? Press.of(new LockContention("{…}", Closures.operator(finder), hold))
                    : Effects.lockContention(lock, hold);
        });
    }

    private Object press$(
            String word, Object[] given, String usage, List<String> options, Function<Given, Press> pressure) {
        // One null alone is no array to Java.
        Object[] arguments = given == null ? new Object[] {null} : given;
        return EffectMaker.make(
                core$,
                word,
                () -> {
                    Given all = Given.read(word, arguments, usage, options.toArray(String[]::new));
                    Press whole = pressure.apply(all);
                    return all.timed() ? whole.lasting(Arguments.duration(word, all.duration())) : whole;
                },
                arguments);
    }
}
