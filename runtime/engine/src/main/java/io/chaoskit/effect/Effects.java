package io.chaoskit.effect;

import io.chaoskit.pressure.CpuStress;
import io.chaoskit.pressure.DirectPressure;
import io.chaoskit.pressure.DiskPressure;
import io.chaoskit.pressure.FileDescriptorPressure;
import io.chaoskit.pressure.GcPressure;
import io.chaoskit.pressure.HeapPressure;
import io.chaoskit.pressure.LockContention;
import io.chaoskit.pressure.Pressure;
import io.chaoskit.pressure.ThreadPressure;
import io.chaoskit.value.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The effects there are, by the words of the DSL. */
public final class Effects {

    private Effects() {}

    /**
     * A wait of a fixed length.
     *
     * @param length zero or more
     * @return the effect
     * @throws IllegalArgumentException if negative
     */
    public static Effect delay(Duration length) {
        return new Delay(length, length);
    }

    /**
     * A wait of a length drawn for each fault.
     *
     * @param min the shortest
     * @param max the longest, exclusive
     * @return the effect
     * @throws IllegalArgumentException if one is negative or {@code min > max}
     */
    public static Effect delay(Duration min, Duration max) {
        return new Delay(min, max);
    }

    /**
     * An {@link InjectedPanic}.
     *
     * @return the effect
     */
    public static Effect panic() {
        return new Panic();
    }

    /**
     * An {@link InjectedException}.
     *
     * @param message its message
     * @return the effect
     */
    public static Effect error(String message) {
        return new ThrowError(message);
    }

    /**
     * An exception of the user's choice, with a message that names the site.
     *
     * @param type what to throw
     * @return the effect
     * @throws IllegalArgumentException if the type cannot be made
     */
    public static Effect exception(Class<? extends Throwable> type) {
        return new ThrowException(type, null);
    }

    /**
     * An exception of the user's choice.
     *
     * @param type what to throw
     * @param message its message
     * @return the effect
     * @throws IllegalArgumentException if the type cannot be made
     */
    public static Effect exception(Class<? extends Throwable> type, String message) {
        return new ThrowException(type, message);
    }

    /**
     * An interrupt of the step, or the cancellation of a future, 10 ms after the hit.
     *
     * @return the effect
     */
    public static Effect cancellation() {
        return new Cancellation(Cancellation.USUAL);
    }

    /**
     * An interrupt of the step, or the cancellation of a future.
     *
     * @param after how long after the hit, zero or more
     * @return the effect
     * @throws IllegalArgumentException if negative
     */
    public static Effect cancellation(Duration after) {
        return new Cancellation(after);
    }

    /**
     * Several as one, in order.
     *
     * @param parts at least one
     * @return the effect
     * @throws IllegalArgumentException if there are none
     */
    public static Effect all(Effect... parts) {
        return new All(List.of(parts));
    }

    /**
     * One of several, drawn for each fault.
     *
     * @param parts at least one
     * @return the effect
     * @throws IllegalArgumentException if there are none
     */
    public static Effect oneOf(Effect... parts) {
        return new OneOf(List.of(parts));
    }

    /**
     * Hosts that are slow or unreachable.
     *
     * @param rules at least one; the first for a host counts
     * @return the effect
     * @throws IllegalArgumentException if there are none
     */
    public static Effect network(HostRule... rules) {
        return new HostRules(List.of(rules));
    }

    /**
     * A pressure of the user's own.
     *
     * @param pressure what is taken away
     * @return the effect, for the whole run; {@link Press#lasting} for a time
     */
    public static Press pressure(Pressure pressure) {
        return Press.of(pressure);
    }

    /**
     * Busy processors: {@link CpuStress} tells what that means with more workers than processors.
     *
     * @param workers threads, 1 or more
     * @param load share of each worker's processor, more than 0, at most 1
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if a number is not within its range
     */
    public static Press cpuStress(int workers, double load) {
        return Press.of(new CpuStress(workers, load));
    }

    /**
     * A full heap.
     *
     * @param size more than zero
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if it is not
     */
    public static Press memoryPressure(Size size) {
        return Press.of(new HeapPressure(size));
    }

    /**
     * Full memory off the heap.
     *
     * @param size more than zero
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if it is not
     */
    public static Press directMemoryPressure(Size size) {
        return Press.of(new DirectPressure(size));
    }

    /**
     * Work for the collector.
     *
     * @param perSecond garbage a second, more than zero
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if it is not
     */
    public static Press gcPressure(Size perSecond) {
        return Press.of(new GcPressure(perSecond));
    }

    /**
     * Threads that do nothing, and are counted.
     *
     * @param threads 1 or more
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if there are fewer
     */
    public static Press threadPressure(int threads) {
        return Press.of(new ThreadPressure(threads));
    }

    /**
     * Open file descriptors.
     *
     * @param descriptors 1 or more
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if there are fewer
     */
    public static Press fileDescriptorPressure(int descriptors) {
        return Press.of(new FileDescriptorPressure(descriptors));
    }

    /**
     * A full disk.
     *
     * @param size more than zero
     * @param dir an existing directory on it
     * @param keepFree what is left free at any time, zero or more
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if a size is none
     */
    public static Press diskPressure(Size size, Path dir, Size keepFree) {
        return Press.of(new DiskPressure(size, dir, keepFree));
    }

    /**
     * Contention for a lock of the code under test.
     *
     * @param lock a {@code Lock}, or any object for its monitor
     * @param hold how long it is held at a time, more than zero
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if there is no object, or no time
     */
    public static Press lockContention(Object lock, Duration hold) {
        return Press.of(LockContention.of(lock, hold));
    }
}
