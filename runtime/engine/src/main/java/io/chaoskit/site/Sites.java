package io.chaoskit.site;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.points.Point;
import io.chaoskit.site.Site.Arrival;
import java.util.Objects;
import java.util.Optional;

/** Factories of sites, for {@link io.chaoskit.effect.Effect#on}. */
public final class Sites {

    private static final String TIME_NEVER_CAME = "the run was over before its time came";

    private static final Site DELAY = explicit(Point.DELAY, "Chaos.maybeDelay()");
    private static final Site PANIC = explicit(Point.PANIC, "Chaos.maybePanic()");
    private static final Site ERROR = explicit(Point.ERROR, "Chaos.maybeError()");
    private static final Site CANCEL = explicit(Point.CANCEL, "Chaos.maybeCancel()");
    private static final Site EVERY_STEP = step("*", "no step was started");
    private static final Site HOSTS = new Plain(
            "the network",
            Arrival.POINT,
            Optional.of(Point.NETWORK),
            "",
            false,
            "no thread of an iteration looked up, connected to or asked a host that a rule is for");
    private static final Site RUN = new Plain("the run", Arrival.RUN, Optional.empty(), "", false, TIME_NEVER_CAME);

    private Sites() {}

    /**
     * The methods and constructors that a pointcut matches.
     *
     * @param pointcut for example {@code com.acme.Shop.buy(..)}
     * @return the site; a run is rejected when nothing matches
     * @throws io.chaoskit.pointcut.PointcutSyntaxException if it does not follow the language
     */
    public static Site method(String pointcut) {
        return method(Pointcut.parse(pointcut));
    }

    /**
     * The methods of one name that a class has, whatever their parameters.
     *
     * @param type a class or interface
     * @param name without wildcards; {@code new} for the constructors
     * @return the site; a run is rejected when there is no such method
     * @throws IllegalArgumentException if the type is a primitive, an array or a hidden class
     */
    public static Site method(Class<?> type, String name) {
        return method(Pointcut.of(type, name));
    }

    /**
     * The methods and constructors that a pointcut matches.
     *
     * @param pointcut which
     * @return the site; a run is rejected when nothing matches
     */
    public static Site method(Pointcut pointcut) {
        return new Methods(pointcut, false);
    }

    /**
     * Methods of classes that may be loaded as late as during the run: by the class loader of a plug-in, say. When none is, the
     * injector is never reached, and the run is UNSTABLE.
     *
     * @param pointcut for example {@code plug.Plugin.step(..)}
     * @return the site
     * @throws io.chaoskit.pointcut.PointcutSyntaxException if it does not follow the language
     */
    public static Site later(String pointcut) {
        return later(Pointcut.parse(pointcut));
    }

    /**
     * Methods of classes that may be loaded as late as during the run.
     *
     * @param pointcut which
     * @return the site
     */
    public static Site later(Pointcut pointcut) {
        return new Methods(pointcut, true);
    }

    /**
     * Calls of {@code Failpoint.hit(name)}. To effects it is a method: they may skip it, replace its value, or lose its answer.
     *
     * @param name compared exactly
     * @return the site
     * @throws IllegalArgumentException if the name is blank
     */
    public static Site failpoint(String name) {
        return new Failpoint(name);
    }

    /**
     * Calls of {@code Chaos.apply(name)}.
     *
     * @param name compared exactly
     * @return the site
     * @throws IllegalArgumentException if the name is blank
     */
    public static Site point(String name) {
        named("point", name);
        return Plain.point(Point.NAMED, name, "point('" + name + "')", "Chaos.apply('" + name + "')");
    }

    /**
     * The moment before a step, on the thread that runs it.
     *
     * @param name of the step; {@code *} for every step
     * @return the site
     */
    public static Site step(String name) {
        Objects.requireNonNull(name, "name");
        return name.equals("*") ? EVERY_STEP : step(name, "step '" + name + "' was not started in any iteration");
    }

    /**
     * The moment before each step.
     *
     * @return the site
     */
    public static Site everyStep() {
        return EVERY_STEP;
    }

    /**
     * Calls of {@code Chaos.maybeDelay()}.
     *
     * @return the site
     */
    public static Site maybeDelay() {
        return DELAY;
    }

    /**
     * Calls of {@code Chaos.maybePanic()}.
     *
     * @return the site
     */
    public static Site maybePanic() {
        return PANIC;
    }

    /**
     * Calls of {@code Chaos.maybeError()}.
     *
     * @return the site
     */
    public static Site maybeError() {
        return ERROR;
    }

    /**
     * Calls of {@code Chaos.maybeCancel(future)}.
     *
     * @return the site
     */
    public static Site maybeCancel() {
        return CANCEL;
    }

    /**
     * A proxy between the code under test and something it connects to. ChaosKit arrives by the clock, as at {@link #wholeRun}, or
     * at the begin of each iteration when the trigger distinguishes iterations.
     *
     * @param name as declared in the scenario
     * @return the site
     * @throws IllegalArgumentException if the name is blank
     */
    public static Site proxy(String name) {
        named("proxy", name);
        return new Plain("proxy('" + name + "')", Arrival.PROXY, Optional.empty(), name, true, TIME_NEVER_CAME);
    }

    /**
     * Every contact with a host. Only hosts to which a rule can do something count, and each of these is one hit:
     *
     * <ul>
     *   <li>a call of {@code Chaos.maybeNetworkChaos}, on top of what the code does then
     *   <li>a connection: {@code new Socket(host, port)}, {@code Socket.connect}, {@code SocketChannel.open} and {@code connect},
     *       blocking or not, its {@code socket()}, {@code AsynchronousSocketChannel.connect}, and everything that stands on these,
     *       drivers and {@code HttpURLConnection} too. One that is open already is none
     *   <li>a request of {@code java.net.http.HttpClient}, on a new connection or an old one. What the client does for it is none:
     *       its connections, also to a proxy, its lookups, its second attempts, and where it is redirected to
     *   <li>a lookup: {@code InetAddress.getByName} and {@code getAllByName}, and what stands on these, also when the JDK knows the
     *       answer. An address is not looked up. {@code new Socket(name, port)} is a lookup and a connection
     * </ul>
     *
     * <p>An asynchronous request or connection does not hold its caller up: its future or handler is late, or gets the failure. A
     * connection that is not to block does wait in {@code connect}, on a selector's thread too, because nothing that comes after it
     * can be put off. Connections that are not made by the JDK, those of Netty's native transports say, are reached by
     * {@code Chaos.maybeNetworkChaos} alone, and so are all in a JVM whose classes may not be changed; a warning says so.
     *
     * @return the site
     */
    public static Site hosts() {
        return HOSTS;
    }

    /**
     * The run itself, where ChaosKit arrives by the clock: when the first iteration begins, or when the trigger says: at the start
     * of {@code between}, once {@code after} is over, {@code every} time an interval is over. A fault here belongs to no iteration,
     * and is in the trace of each iteration that runs while it lasts.
     *
     * @return the site
     */
    public static Site wholeRun() {
        return RUN;
    }

    private static Site explicit(Point point, String call) {
        return Plain.point(point, "", call, call);
    }

    private static Site step(String name, String whyUnreached) {
        return new Plain("step('" + name + "')", Arrival.STEP, Optional.empty(), name, true, whyUnreached);
    }

    private static void named(String word, String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException(word + " must have a name, but was ''");
        }
    }

    /** A site that is nothing but what it answers. */
    record Plain(
            String text,
            Arrival arrival,
            Optional<Point> point,
            String name,
            boolean oncePerIteration,
            String whyUnreached)
            implements Site {

        /** A call of one of the points of {@code Chaos}. */
        static Plain point(Point point, String name, String text, String call) {
            return new Plain(
                    text, Arrival.POINT, Optional.of(point), name, false, "no thread of an iteration called " + call);
        }
    }

    record Failpoint(String name) implements Site, MethodShape {

        Failpoint {
            named("failpoint", name);
        }

        @Override
        public String text() {
            return "failpoint('" + name + "')";
        }

        @Override
        public Arrival arrival() {
            return Arrival.POINT;
        }

        @Override
        public Optional<Point> point() {
            return Optional.of(Point.FAILPOINT);
        }

        @Override
        public boolean oncePerIteration() {
            return false;
        }

        @Override
        public String whyUnreached() {
            return "no thread of an iteration called Failpoint.hit('" + name + "')";
        }

        @Override
        public boolean constructor() {
            return false;
        }

        @Override
        public int parameters() {
            return 0;
        }

        @Override
        public boolean takes(int index, Object value) {
            return false;
        }

        @Override
        public boolean returnsNothing() {
            return false;
        }

        @Override
        public String returnType() {
            return "Object";
        }

        @Override
        public boolean returns(Object value) {
            return true;
        }

        @Override
        public Object defaultValue() {
            return null;
        }

        @Override
        public boolean mayThrow(Class<? extends Throwable> type) {
            return true;
        }
    }

    record Methods(Pointcut matching, boolean later) implements Site {

        @Override
        public String text() {
            return later ? "later('" + matching.text() + "')" : matching.text();
        }

        @Override
        public Arrival arrival() {
            return Arrival.METHOD;
        }

        @Override
        public Optional<Pointcut> pointcut() {
            return Optional.of(matching);
        }

        @Override
        public boolean oncePerIteration() {
            return false;
        }

        @Override
        public String whyUnreached() {
            return "no thread of an iteration called a method that '" + matching.text() + "' matches";
        }
    }
}
