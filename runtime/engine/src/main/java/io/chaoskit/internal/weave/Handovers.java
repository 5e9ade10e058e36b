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
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * A handover: methods in which work goes from one thread to another, and the advice that is woven there.
 *
 * <p>Work that only the JDK sees (what is inside a future, a stage or an adapter) is replaced by work that brings its context
 * along. Work that others may look at, in a queue say, stays what it is, and its context is remembered. Threads of pools inherit
 * nothing: they belong to what they run.
 *
 * @param type the classes
 * @param method the methods or constructors of these
 * @param advice what is woven
 */
record Handovers(
        ElementMatcher<? super TypeDescription> type,
        ElementMatcher<? super MethodDescription> method,
        Class<?> advice) {

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
            new Handovers(named(FutureTask.class.getName()), isConstructor(), PropagateFirst.class),
            new Handovers(
                    type -> type.getName().startsWith(ForkJoinTask.class.getName() + "$"),
                    isConstructor().and(takesWork(0)),
                    PropagateFirst.class),
            new Handovers(
                    type -> type.getName().startsWith(ForkJoinTask.class.getName() + "$"),
                    isConstructor().and(takesWork(1)),
                    PropagateSecond.class),
            new Handovers(named(CompletableFuture.class.getName()), isPublic().and(takesWork(0)), PropagateFirst.class),
            new Handovers(
                    named(CompletableFuture.class.getName()), isPublic().and(takesWork(1)), PropagateSecond.class),
            new Handovers(
                    named(ThreadPoolExecutor.class.getName()),
                    named("execute").and(takesArguments(Runnable.class)),
                    RememberFirst.class),
            new Handovers(named(ThreadPoolExecutor.class.getName()), named("addWorker"), MakesThread.class),
            // Not where a worker runs its work: the workers that are there before a run are in that method already.
            new Handovers(named(ThreadPoolExecutor.class.getName()), BEFORE_EXECUTE, BeginSecond.class),
            new Handovers(named(ThreadPoolExecutor.class.getName()), named("getTask"), WorkIsDone.class),
            new Handovers(
                    named(ForkJoinPool.class.getName()),
                    namedOneOf("execute", "submit", "invoke").and(takesArgument(0, ForkJoinTask.class)),
                    RememberFirst.class),
            new Handovers(
                    named(ForkJoinPool.class.getName()),
                    nameStartsWith("schedule").and(isPublic()).and(takesWork(0)),
                    PropagateFirst.class),
            new Handovers(named(ForkJoinPool.class.getName()), named("createWorker"), MakesThread.class),
            new Handovers(
                    named(ForkJoinTask.class.getName()), named("fork").and(takesArguments(0)), RememberThis.class),
            new Handovers(named(ForkJoinTask.class.getName()), named("doExec"), BeginThis.class),
            new Handovers(named(Timer.class.getName()), named("sched"), RememberFirst.class));

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
                    PropagateFirst.class),
            new Handovers(
                    not(nameStartsWith("java.")).and(isSubTypeOf(ThreadPoolExecutor.class)),
                    BEFORE_EXECUTE,
                    BeginSecond.class),
            new Handovers(
                    isSubTypeOf(TimerTask.class),
                    named("run").and(takesArguments(0)).and(not(isAbstract())),
                    BeginThis.class));

    /** What methods that are in {@link #ELSEWHERE} are called. */
    private static final List<String> NAMES_ELSEWHERE = List.of("execute", "beforeExecute", "run");

    private static final Set<String> NAMES_OF_THREADS = Set.of("java.lang.Thread", "java.lang.VirtualThread");

    /** Where threads of every kind are started. */
    static final List<Handovers> OF_STARTS =
            List.of(new Handovers(type -> NAMES_OF_THREADS.contains(type.getName()), named("start"), StartsThis.class));

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

    // The advices. They are only copied into other classes, never called.

    /** Into what takes work as its first argument. */
    static final class PropagateFirst {

        private PropagateFirst() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false, typing = Assigner.Typing.DYNAMIC) Object work) {
            work = Handover.to(Handover.PROPAGATE, work);
        }
    }

    /** Into what takes work as its second argument. */
    static final class PropagateSecond {

        private PropagateSecond() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 1, readOnly = false, typing = Assigner.Typing.DYNAMIC) Object work) {
            work = Handover.to(Handover.PROPAGATE, work);
        }
    }

    /** Into what puts its first argument into a queue where others see it. */
    static final class RememberFirst {

        private RememberFirst() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(0) Object work) {
            Handover.to(Handover.REMEMBER, work);
        }
    }

    /** Into work that puts itself into a queue. */
    static final class RememberThis {

        private RememberThis() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.This Object work) {
            Handover.to(Handover.REMEMBER, work);
        }
    }

    /** Into what a worker calls before it runs its second argument. */
    static final class BeginSecond {

        private BeginSecond() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(1) Object work) {
            Handover.to(Handover.BEGIN, work);
        }
    }

    /** Into work that a queue's thread calls. */
    static final class BeginThis {

        private BeginThis() {}

        @Advice.OnMethodEnter
        static Object enter(@Advice.This Object work) {
            return Handover.to(Handover.BEGIN, work);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object before) {
            Handover.to(Handover.RESTORE, before);
        }
    }

    /** Into what makes the threads of a pool. */
    static final class MakesThread {

        private MakesThread() {}

        @Advice.OnMethodEnter
        static Object enter() {
            return Handover.to(Handover.LEAVE, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object before) {
            Handover.to(Handover.RESTORE, before);
        }
    }

    /** Into what a worker calls when its work is done. */
    static final class WorkIsDone {

        private WorkIsDone() {}

        @Advice.OnMethodEnter
        static void enter() {
            Handover.to(Handover.LEAVE, null);
        }
    }

    /** Into the start of threads. */
    static final class StartsThis {

        private StartsThis() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.This Object thread) {
            Handover.to(Handover.START, thread);
        }
    }
}
