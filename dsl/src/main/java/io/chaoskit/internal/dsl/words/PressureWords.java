package io.chaoskit.internal.dsl.words;

import groovy.lang.Closure;
import io.chaoskit.dsl.unit.Units.SizePerSecond;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Effects;
import io.chaoskit.effect.PressureEffect;
import io.chaoskit.internal.dsl.form.Closures;
import io.chaoskit.value.Size;
import io.chaoskit.word.Option;
import io.chaoskit.word.Word;
import io.chaoskit.word.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The words for what takes resources away: {@code inject cpuStress(4, load: 80.percent) between 10.s, 20.s}. */
public final class PressureWords implements Words {

    /** Busy processors. */
    @Word(
            usage = "cpuStress(4, 500.ms, load: 80.percent)",
            does = "keeps 4 processors busy, for the whole run or for a time; load: is the share of each")
    public Effect cpuStress(int workers, Optional<Duration> lasting, @Option("1") double load) {
        return press(Effects.cpuStress(workers, load), lasting);
    }

    /** A full heap, or full memory off it. */
    @Word(
            usage = "memoryPressure(512.mb, 10.s, direct: true)",
            does = "holds so much of the heap, or with direct: true off it, for the whole run or for a time")
    public Effect memoryPressure(Size size, Optional<Duration> lasting, @Option("false") boolean direct) {
        return press(direct ? Effects.directMemoryPressure(size) : Effects.memoryPressure(size), lasting);
    }

    /** Work for the collector. */
    @Word(usage = "gcPressure(200.mb.perSecond, 10.s)", does = "makes so much garbage, for the whole run or for a time")
    public Effect gcPressure(SizePerSecond rate, Optional<Duration> lasting) {
        return press(Effects.gcPressure(rate.size()), lasting);
    }

    /** Threads that do nothing. */
    @Word(
            usage = "threadPressure(200, 10.s)",
            does = "starts 200 threads that do nothing, for the whole run or for a time; threadLimit counts them")
    public Effect threadPressure(int threads, Optional<Duration> lasting) {
        return press(Effects.threadPressure(threads), lasting);
    }

    /** Open file descriptors. */
    @Word(
            usage = "fileDescriptorPressure(200, 10.s)",
            does = "holds 200 file descriptors, for the whole run or for a time")
    public Effect fileDescriptorPressure(int descriptors, Optional<Duration> lasting) {
        return press(Effects.fileDescriptorPressure(descriptors), lasting);
    }

    /** A full disk. */
    @Word(
            usage = "diskPressure(1.gb, 10.s, dir: '/var/tmp', keepFree: 1.gb)",
            does = "writes a file of that size into dir: or the folder of temporary files, for the whole run or for a"
                    + " time, and leaves keepFree: free on its disk")
    public Effect diskPressure(
            Size size, Optional<Duration> lasting, @Option Optional<Path> dir, @Option("1gb") Size keepFree) {
        Path folder = dir.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        return press(Effects.diskPressure(size, folder, keepFree), lasting);
    }

    /** Contention for a lock. */
    @Word(
            usage = "lockContention(monitor, 10.s, hold: 5.ms)",
            does = "takes the monitor or lock again and again, for the whole run or for a time; { it.lock } finds it"
                    + " in the target")
    public Effect lockContention(Object lock, Optional<Duration> lasting, @Option("5ms") Duration hold) {
        PressureEffect whole = lock instanceof Closure<?> finder
                ? Effects.lockContention("{…}", Closures.operator(finder), hold)
                : Effects.lockContention(lock, hold);
        return press(whole, lasting);
    }

    private static PressureEffect press(PressureEffect whole, Optional<Duration> lasting) {
        return lasting.map(whole::lasting).orElse(whole);
    }
}
