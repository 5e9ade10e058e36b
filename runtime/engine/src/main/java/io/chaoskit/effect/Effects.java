package io.chaoskit.effect;

import io.chaoskit.internal.pressure.CpuStress;
import io.chaoskit.internal.pressure.DirectPressure;
import io.chaoskit.internal.pressure.DiskPressure;
import io.chaoskit.internal.pressure.FileDescriptorPressure;
import io.chaoskit.internal.pressure.GcPressure;
import io.chaoskit.internal.pressure.HeapPressure;
import io.chaoskit.internal.pressure.LockContention;
import io.chaoskit.internal.pressure.ThreadPressure;
import io.chaoskit.pressure.Pressure;
import io.chaoskit.value.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Factories of effects, named like the words of the DSL, for {@code import static}. An effect is injected at its own sites, or at those that
 * {@link Effect#on} names.
 */
public final class Effects {

    private Effects() {}

    /**
     * A delay of a fixed length. Its own sites are the start of each step and {@code Chaos.maybeDelay()}.
     *
     * @param length zero or more
     * @return the effect
     * @throws IllegalArgumentException if negative
     */
    public static Effect delay(Duration length) {
        return new Delay(length, length);
    }

    /**
     * A delay of a length drawn for each fault. Its own sites are the start of each step and {@code Chaos.maybeDelay()}.
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
     * A panic: throws an {@link InjectedPanic}. Its own site is {@code Chaos.maybePanic()}.
     *
     * @return the effect
     */
    public static Effect panic() {
        return new Throwing.Panic();
    }

    /**
     * An error: throws an {@link InjectedException}. Its own site is {@code Chaos.maybeError()}.
     *
     * @param message its message
     * @return the effect
     */
    public static Effect error(String message) {
        return new Throwing.Unchecked(message);
    }

    /**
     * An exception of the user's choice, with a message that names the site, marked as injected. Its own site is
     * {@code Chaos.maybeError()}.
     *
     * @param type what to throw
     * @return the effect
     * @throws IllegalArgumentException if the type cannot be made
     */
    public static Effect exception(Class<? extends Throwable> type) {
        return new Throwing.OfType(type, null);
    }

    /**
     * An exception that is made for each fault, such as {@code new SQLException("gone", "08006")}, marked as injected. Its own site is
     * {@code Chaos.maybeError()}.
     *
     * @param maker makes another one for each fault, by many threads at once; called once now, to know its type
     * @return the effect
     * @throws IllegalArgumentException if it throws or makes null now
     */
    public static Effect exception(Supplier<? extends Throwable> maker) {
        return Throwing.Made.of(maker);
    }

    /**
     * An exception of the user's choice, marked as injected. Its own site is {@code Chaos.maybeError()}.
     *
     * @param type what to throw
     * @param message its message
     * @return the effect
     * @throws IllegalArgumentException if the type cannot be made
     */
    public static Effect exception(Class<? extends Throwable> type, String message) {
        return new Throwing.OfType(type, message);
    }

    /**
     * An exception that callers of a method must expect: one of the checked exceptions that it declares, or a {@link RuntimeException}; drawn
     * for each fault, marked as injected. A sweep throws each of them.
     *
     * @return the effect, for methods
     */
    public static Effect anyException() {
        return new AnyException(true, false);
    }

    /**
     * The same, with a choice of what is thrown beside the checked exceptions that a method declares.
     *
     * @param unchecked whether a {@link RuntimeException} is
     * @param errors whether an {@link Error} is
     * @return the effect, for methods; without both, for those that declare a checked exception
     */
    public static Effect anyException(boolean unchecked, boolean errors) {
        return new AnyException(unchecked, errors);
    }

    /**
     * The same effect on the reply of methods that return before it is there: the stage that they return, the publisher, or the value that a
     * suspend function of Kotlin resumes its caller with. An exception is what the reply fails with, without running the method; a delay
     * makes the reply late and holds up no thread; a lost reply is lost when it comes.
     *
     * @param effect what happens
     * @return the effect, for methods that return a {@link java.util.concurrent.CompletionStage}, a
     *     {@link java.util.concurrent.CompletableFuture} or a {@link java.util.concurrent.Flow.Publisher}, and for suspend functions
     */
    public static Effect asynchronous(Effect effect) {
        return effect instanceof Asynchronous ? effect : new Asynchronous(effect);
    }

    /**
     * A cancellation 10 ms after the hit.
     *
     * @return the effect
     */
    public static Effect cancellation() {
        return new Cancellation(Cancellation.USUAL);
    }

    /**
     * A cancellation: interrupts the thread of a step, or cancels the future that was handed to {@code Chaos.maybeCancel}. Its own sites
     * are the start of each step and {@code Chaos.maybeCancel(future)}. An interrupt never reaches another step; the report says
     * whether the steps ended by it.
     *
     * @param after how long after the hit, zero or more
     * @return the effect
     * @throws IllegalArgumentException if negative
     */
    public static Effect cancellation(Duration after) {
        return new Cancellation(after);
    }

    /**
     * A block: the call waits until the run stops or its thread is interrupted, and then goes on. Its own site is the start of each step.
     *
     * @return the effect
     */
    public static Effect block() {
        return new Delay.Forever();
    }

    /**
     * A value that a method returns without running.
     *
     * @param value what is returned; null too
     * @return the effect, for methods that may return the value
     */
    public static Effect returning(Object value) {
        return new MethodEffect.Returning(value);
    }

    /**
     * A change of what a method returns after it ran; what it throws stays.
     *
     * @param change gets the value and gives another; called by many threads at once
     * @param <R> what the method returns; not checked before it does
     * @return the effect, for methods that return something
     */
    @SuppressWarnings("unchecked")
    public static <R> Effect corrupt(UnaryOperator<R> change) {
        return new MethodEffect.Corrupt((UnaryOperator<Object>) change);
    }

    /**
     * A change of an argument before a method or constructor runs.
     *
     * @param index of the argument, from 0
     * @param change gets the argument and gives another; called by many threads at once
     * @param <A> the type of the argument; not checked before the call
     * @return the effect, for methods with so many arguments
     * @throws IllegalArgumentException if the index is negative
     */
    @SuppressWarnings("unchecked")
    public static <A> Effect argument(int index, UnaryOperator<A> change) {
        return new MethodEffect.ChangeArgument(index, (UnaryOperator<Object>) change);
    }

    /**
     * A method that does not run; it returns nothing, zero, false or null.
     *
     * @return the effect
     */
    public static Effect skip() {
        return new MethodEffect.Skip();
    }

    /**
     * A timeout: the call waits and then fails as if it had timed out, without running. It throws the timeout exception that the method
     * declares ({@code SocketTimeoutException} for an {@code IOException}, {@code SQLTimeoutException} for an {@code SQLException},
     * {@code TimeoutException}), else an {@link InjectedException}.
     *
     * @param after how long it takes, more than zero
     * @return the effect
     * @throws IllegalArgumentException if not more than zero
     */
    public static Effect timeout(Duration after) {
        return new Timeout(after);
    }

    /**
     * A lost reply: the method runs, and its caller gets an exception with a message that names the site.
     *
     * @param type what the caller gets
     * @return the effect
     * @throws IllegalArgumentException if the type cannot be made
     */
    public static Effect lostReply(Class<? extends Throwable> type) {
        return new MethodEffect.LostReply(new Throwing.OfType(type, null));
    }

    /**
     * A lost reply: the method runs, and its caller gets an exception that is made for it.
     *
     * @param maker makes another one for each fault, by many threads at once; called once now, to know its type
     * @return the effect
     * @throws IllegalArgumentException if it throws or makes null now
     */
    public static Effect lostReply(Supplier<? extends Throwable> maker) {
        return new MethodEffect.LostReply(Throwing.Made.of(maker));
    }

    /**
     * A lost reply: the method runs, and its caller gets an exception.
     *
     * @param type what the caller gets
     * @param message its message
     * @return the effect
     * @throws IllegalArgumentException if the type cannot be made
     */
    public static Effect lostReply(Class<? extends Throwable> type, String message) {
        return new MethodEffect.LostReply(new Throwing.OfType(type, message));
    }

    /**
     * A duplicate delivery: the method runs twice with the same arguments; the caller gets the second result.
     *
     * @return the effect, not for constructors
     */
    public static Effect twice() {
        return new MethodEffect.Twice();
    }

    /**
     * Several effects as one, in order. At their own sites each acts at its own.
     *
     * @param parts at least one
     * @return the effect
     * @throws IllegalArgumentException if there are none
     */
    public static Effect all(Effect... parts) {
        return new Composite.All(List.of(parts));
    }

    /**
     * One of several effects, drawn for each fault, all equally likely. At their own sites those are drawn from that act there.
     *
     * @param parts at least one
     * @return the effect
     * @throws IllegalArgumentException if there are none
     */
    public static Effect oneOf(Effect... parts) {
        return new Composite.OneOf(List.of(parts));
    }

    /**
     * Hosts that are slow or unreachable, whenever the code under test contacts them. Its own site is {@code Sites.hosts()}.
     *
     * @param rules at least one; the first for a host counts
     * @return the effect
     * @throws IllegalArgumentException if there are none
     */
    public static Effect network(HostRule... rules) {
        return network(List.of(rules));
    }

    /**
     * Hosts that are slow or unreachable, whenever the code under test contacts them. Its own site is {@code Sites.hosts()}.
     *
     * @param rules at least one; the first for a host counts
     * @return the effect
     * @throws IllegalArgumentException if there are none
     */
    public static Effect network(List<HostRule> rules) {
        return new HostRules(rules);
    }

    /**
     * A pressure of the user's own. Its own site is the whole run; with a trigger that counts or draws hits, the start of each step.
     *
     * @param pressure what is taken away
     * @return the effect, for the whole run; {@link PressureEffect#lasting} for a time
     */
    public static PressureEffect pressure(Pressure pressure) {
        return PressureEffect.of(pressure);
    }

    /**
     * CPU load: keeps processors busy. Each worker uses a share of one processor; with more workers than processors they share
     * all of them.
     *
     * @param workers threads, 1 or more
     * @param load share of each worker's processor, more than 0, at most 1
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if a number is not within its range
     */
    public static PressureEffect cpuStress(int workers, double load) {
        return PressureEffect.of(new CpuStress(workers, load));
    }

    /**
     * A full heap: holds so much of it until the end.
     *
     * @param size more than zero
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if it is not
     */
    public static PressureEffect memoryPressure(Size size) {
        return PressureEffect.of(new HeapPressure(size));
    }

    /**
     * Full direct memory: holds so much of what direct buffers may have until the end.
     *
     * @param size more than zero
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if it is not
     */
    public static PressureEffect directMemoryPressure(Size size) {
        return PressureEffect.of(new DirectPressure(size));
    }

    /**
     * Garbage: makes work for the collector.
     *
     * @param perSecond garbage a second, more than zero
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if it is not
     */
    public static PressureEffect gcPressure(Size perSecond) {
        return PressureEffect.of(new GcPressure(perSecond));
    }

    /**
     * Threads that do nothing; limits on threads count them.
     *
     * @param threads 1 or more
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if there are fewer
     */
    public static PressureEffect threadPressure(int threads) {
        return PressureEffect.of(new ThreadPressure(threads));
    }

    /**
     * Open file descriptors: opens one temporary file so many times.
     *
     * @param descriptors 1 or more
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if there are fewer
     */
    public static PressureEffect fileDescriptorPressure(int descriptors) {
        return PressureEffect.of(new FileDescriptorPressure(descriptors));
    }

    /**
     * A full disk: writes a file of this size, and deletes it at the end.
     *
     * @param size more than zero
     * @param dir an existing directory on it
     * @param keepFree what is left free at any time, zero or more
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if a size is none
     */
    public static PressureEffect diskPressure(Size size, Path dir, Size keepFree) {
        return PressureEffect.of(new DiskPressure(size, dir, keepFree));
    }

    /**
     * Contention for a lock of the code under test.
     *
     * @param lock a {@code Lock}, or any object for its monitor
     * @param hold how long it is held at a time, more than zero
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if there is no object, or no time
     */
    public static PressureEffect lockContention(Object lock, Duration hold) {
        return PressureEffect.of(LockContention.of(lock, hold));
    }

    /**
     * Contention for a lock that is found in the object under test when the pressure is put on.
     *
     * @param subject the lock, for people
     * @param lock gets the object under test, and gives a {@code Lock}, or any object for its monitor
     * @param hold how long it is held at a time, more than zero
     * @return the effect, for the whole run
     * @throws IllegalArgumentException if there is no time
     */
    public static PressureEffect lockContention(String subject, UnaryOperator<Object> lock, Duration hold) {
        return PressureEffect.of(new LockContention(subject, lock, hold));
    }
}
