package io.chaoskit.internal.context;

/**
 * The context of a thread or a task: the iteration that it belongs to, and its place in that iteration's tree of threads and handovers.
 *
 * <p>Most contexts never meet a fault, so one is made of nothing but where it comes from. Its {@link #path} is made when something asks
 * for it, and what the engine needs at a hit is attached at the first one. Belongs to the thread that works in it, but for {@link #live}
 * and what is final.
 */
public class Context {

    /** Owns contexts: the iteration that a lane runs now. One object for all iterations of a lane, told apart by their number. */
    public interface Owner {

        /** The number of the iteration that runs now; 0 between iterations. */
        long number();
    }

    private static final String ROOT_PATH = "0";
    /** The path of every thread that did not inherit its iteration: which one takes what work is nobody's to say. */
    public static final String IMPLICIT_PATH = "@";

    /** The number of a context whose iteration is over. */
    private static final long ENDED = -1;

    private final Owner owner;
    /** Null for the context of a lane, and for an implicit one. */
    private final Context parent;
    /** Its place among the children of its parent. */
    private final int ordinal;

    private final boolean implicit;
    /** The number of its iteration. */
    private long number;
    /** How many children it has in this iteration. */
    private int children;

    private String path;
    private Object attachment;

    private Context(Owner owner, String path, boolean implicit, long number) {
        this.owner = owner;
        this.parent = null;
        this.ordinal = 0;
        this.path = path;
        this.implicit = implicit;
        this.number = number;
    }

    /** The next child of a context. By the parent's own thread. */
    Context(Context parent) {
        this.owner = parent.owner;
        this.parent = parent.lineage();
        this.ordinal = ++parent.children;
        this.implicit = parent.implicit;
        this.number = parent.number;
    }

    /** The same place in the tree, and nothing else. */
    private Context(Context copied, Context parent) {
        this.owner = copied.owner;
        this.parent = parent;
        this.ordinal = copied.ordinal;
        this.implicit = copied.implicit;
        this.number = copied.number;
    }

    /** What its children keep of it: they may live as long as their iteration, and need its place only. */
    Context lineage() {
        return this;
    }

    /** A context that keeps nothing alive but its ancestors. */
    final Context placeOnly() {
        return new Context(this, parent);
    }

    /** The context of a lane's own thread; it is in no iteration until {@link #begin}. */
    public static Context root(Owner owner) {
        return new Context(owner, ROOT_PATH, false, ENDED);
    }

    /** The implicit context of a thread that did not inherit the iteration, and has it only while there is no other run. */
    public static Context implicitOf(Owner owner, long number) {
        return new Context(owner, IMPLICIT_PATH, true, number);
    }

    /** From here on it belongs to the iteration with that number, and has no children yet. */
    public final void begin(long iteration) {
        number = iteration;
        children = 0;
    }

    /** Its iteration is over. */
    public final void end() {
        number = ENDED;
    }

    /** Whether the iteration that it belongs to still runs. */
    public final boolean live() {
        return number == owner.number();
    }

    /** The number of its iteration; -1 when that is over. */
    public final long number() {
        return number;
    }

    public final Owner owner() {
        return owner;
    }

    /** Whether it is implicit: the thread has it only while there is no other run. Its children are like it. */
    public final boolean implicit() {
        return implicit;
    }

    /** Whether this is the context of a lane's own thread. */
    public final boolean root() {
        return parent == null && !implicit;
    }

    /** For example {@code 0.2.1}, the first child of the second child of a lane's context; made when it is first asked for. */
    public final String path() {
        if (path == null) {
            StringBuilder numbers = new StringBuilder();
            Context named = this;
            for (; named.path == null; named = named.parent) {
                numbers.insert(0, named.ordinal).insert(0, '.');
            }
            path = named.path.concat(numbers.toString());
        }
        return path;
    }

    /** What {@link #attach} was given; null before. */
    public final Object attachment() {
        return attachment;
    }

    /** Keeps what belongs to this context, for the thread that works in it. */
    public final void attach(Object attached) {
        attachment = attached;
    }
}
