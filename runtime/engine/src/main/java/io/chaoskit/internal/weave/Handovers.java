package io.chaoskit.internal.weave;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isSubTypeOf;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.chaoskit.points.Handover;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * A handover: methods in which work goes from one thread to another, and the hook that is woven there.
 *
 * <p>Work that only the JDK sees (what is inside a future, a stage or an adapter) is replaced by work that brings its context
 * along. Work that others may look at, in a queue say, stays what it is, and its context is remembered. Threads of pools inherit
 * nothing: they belong to what they run.
 *
 * @param type the classes
 * @param method the methods or constructors of these
 * @param hook what is woven
 */
record Handovers(
        ElementMatcher<? super TypeDescription> type, ElementMatcher<? super MethodDescription> method, Hook hook) {

    private static final Set<String> WORK = Stream.of(
                    Runnable.class,
                    Callable.class,
                    Supplier.class,
                    Function.class,
                    Consumer.class,
                    BiFunction.class,
                    BiConsumer.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final ElementMatcher<MethodDescription> BEFORE_EXECUTE =
            named("beforeExecute").and(takesArguments(Thread.class, Runnable.class));

    /** What is in the classes of the JDK. */
    static final List<Handovers> IN_JDK = List.of(
            new Handovers(named(FutureTask.class.getName()), isConstructor(), Hook.PROPAGATE_FIRST),
            new Handovers(
                    type -> type.getName().startsWith(ForkJoinTask.class.getName() + "$"),
                    isConstructor().and(takesWork(0)),
                    Hook.PROPAGATE_FIRST),
            new Handovers(
                    type -> type.getName().startsWith(ForkJoinTask.class.getName() + "$"),
                    isConstructor().and(takesWork(1)),
                    Hook.PROPAGATE_SECOND),
            new Handovers(named(CompletableFuture.class.getName()), isPublic().and(takesWork(0)), Hook.PROPAGATE_FIRST),
            new Handovers(
                    named(CompletableFuture.class.getName()), isPublic().and(takesWork(1)), Hook.PROPAGATE_SECOND),
            new Handovers(
                    named(ThreadPoolExecutor.class.getName()),
                    named("execute").and(takesArguments(Runnable.class)),
                    Hook.REMEMBER_FIRST),
            new Handovers(named(ThreadPoolExecutor.class.getName()), named("addWorker"), Hook.MAKES_THREAD),
            // Not where a worker runs its work: the workers that are there before a run are in that method already.
            new Handovers(named(ThreadPoolExecutor.class.getName()), BEFORE_EXECUTE, Hook.BEGIN_SECOND),
            new Handovers(named(ThreadPoolExecutor.class.getName()), named("getTask"), Hook.WORK_IS_DONE),
            new Handovers(
                    named(ForkJoinPool.class.getName()),
                    namedOneOf("execute", "submit", "invoke").and(takesArgument(0, ForkJoinTask.class)),
                    Hook.REMEMBER_FIRST),
            new Handovers(
                    named(ForkJoinPool.class.getName()),
                    nameStartsWith("schedule").and(isPublic()).and(takesWork(0)),
                    Hook.PROPAGATE_FIRST),
            new Handovers(named(ForkJoinPool.class.getName()), named("createWorker"), Hook.MAKES_THREAD),
            new Handovers(
                    named(ForkJoinTask.class.getName()), named("fork").and(takesArguments(0)), Hook.REMEMBER_THIS),
            new Handovers(named(ForkJoinTask.class.getName()), named("doExec"), Hook.BEGIN_THIS),
            new Handovers(named(Timer.class.getName()), named("sched"), Hook.REMEMBER_FIRST));

    /** The classes of the JDK, loaded: they need not be looked for among those that are loaded later. */
    static final List<Class<?>> CLASSES_OF_JDK = Stream.concat(
                    Stream.of(
                            FutureTask.class,
                            CompletableFuture.class,
                            ThreadPoolExecutor.class,
                            ForkJoinPool.class,
                            ForkJoinTask.class,
                            Timer.class),
                    Stream.of(ForkJoinTask.class.getDeclaredClasses()))
            .toList();

    private static final Set<String> NAMES_IN_JDK =
            CLASSES_OF_JDK.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());

    /** What is in other classes, whoever wrote them. */
    static final List<Handovers> ELSEWHERE = List.of(
            new Handovers(
                    not(nameStartsWith("java.")).and(isSubTypeOf(Executor.class)),
                    named("execute").and(takesArguments(Runnable.class)).and(not(isAbstract())),
                    Hook.PROPAGATE_FIRST),
            new Handovers(
                    not(nameStartsWith("java.")).and(isSubTypeOf(ThreadPoolExecutor.class)),
                    BEFORE_EXECUTE,
                    Hook.BEGIN_SECOND),
            new Handovers(
                    isSubTypeOf(TimerTask.class),
                    named("run").and(takesArguments(0)).and(not(isAbstract())),
                    Hook.BEGIN_THIS));

    /** Where code ends the JVM. Signals do not come this way. */
    static final List<Handovers> OF_EXITS = List.of(new Handovers(
            named(Runtime.class.getName()), namedOneOf("exit", "halt").and(takesArguments(int.class)), Hook.ENDS_JVM));

    /** What methods that are in {@link #ELSEWHERE} are called. */
    private static final List<String> NAMES_ELSEWHERE = List.of("execute", "beforeExecute", "run");

    private static final Set<String> NAMES_OF_THREADS = Set.of("java.lang.Thread", "java.lang.VirtualThread");

    /** Where threads of every kind are started. */
    static final List<Handovers> OF_STARTS =
            List.of(new Handovers(type -> NAMES_OF_THREADS.contains(type.getName()), named("start"), Hook.STARTS_THIS));

    /** A glance at a class that is being loaded, since most are not meant; false only when no work is handed over in it. */
    static boolean mayHandOver(String name, byte[] classFile) {
        if (NAMES_IN_JDK.contains(name)) {
            return true;
        }
        Glance glance = new Glance(classFile);
        return glance.hasSuperTypes() && glance.mentions(NAMES_ELSEWHERE);
    }

    /** What threads are started by, of any kind. */
    static boolean mayStart(String name, byte[] classFile) {
        return NAMES_OF_THREADS.contains(name);
    }

    /** What ends the JVM. */
    static boolean mayExit(String name, byte[] classFile) {
        return name.equals(Runtime.class.getName());
    }

    /** What threads are started by. */
    static List<Class<?>> classesOfThreads() {
        try {
            return List.of(Thread.class, Class.forName("java.lang.VirtualThread"));
        } catch (ClassNotFoundException notThere) {
            return List.of(Thread.class);
        }
    }

    private static ElementMatcher.Junction<MethodDescription> takesWork(int index) {
        return takesArgument(index, type -> WORK.contains(type.getName()));
    }

    /** What a method reports where it begins. */
    enum Hook {

        /** Into what takes work as its first argument. */
        PROPAGATE_FIRST(Handover.PROPAGATE, 0),
        /** Into what takes work as its second argument. */
        PROPAGATE_SECOND(Handover.PROPAGATE, 1),
        /** Into what puts its first argument into a queue where others see it. */
        REMEMBER_FIRST(Handover.REMEMBER, 0),
        /** Into work that puts itself into a queue. */
        REMEMBER_THIS(Handover.REMEMBER, Hook.THIS),
        /** Into what a worker calls before it runs its second argument. */
        BEGIN_SECOND(Handover.BEGIN, 1),
        /** Into work that a queue's thread calls. */
        BEGIN_THIS(Handover.BEGIN, Hook.THIS),
        /** Into what makes the threads of a pool. */
        MAKES_THREAD(Handover.LEAVE, Hook.NOTHING),
        /** Into what a worker calls when its work is done. */
        WORK_IS_DONE(Handover.LEAVE, Hook.NOTHING),
        /** Into the start of threads. */
        STARTS_THIS(Handover.START, Hook.THIS),
        /** Into what ends the JVM. */
        ENDS_JVM(Handover.EXIT, Hook.NOTHING);

        private static final int THIS = -1;
        private static final int NOTHING = -2;

        private final int what;
        private final int subject;

        Hook(int what, int subject) {
            this.what = what;
            this.subject = subject;
        }

        /** One of the constants of {@link Handover}. */
        int what() {
            return what;
        }

        /** The index of an argument, if it is one. */
        int subject() {
            return subject;
        }

        boolean ofArgument() {
            return subject >= 0;
        }

        boolean ofThis() {
            return subject == THIS;
        }

        /** Whether the method goes on with what the engine gives back for its argument. */
        boolean replaces() {
            return what == Handover.PROPAGATE;
        }

        /** Whether the thread gets back at the end of the method what it belonged to at its begin. */
        boolean restores() {
            return this == BEGIN_THIS || this == MAKES_THREAD;
        }
    }
}
