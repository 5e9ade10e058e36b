package io.chaoskit.internal.host;

import io.chaoskit.internal.context.Context;
import io.chaoskit.internal.context.CurrentContext;
import io.chaoskit.internal.hit.MethodCall;
import io.chaoskit.internal.hit.Task;
import io.chaoskit.internal.weave.WovenCall;
import io.chaoskit.site.Contact;
import java.util.Optional;
import java.util.function.Supplier;

/** The call of a woven method of the JDK that contacts a host. Belongs to one thread. */
final class HostCall implements WovenCall {

    private final Task task;
    private final HostMethod method;
    /** The same call for the injectors that are on the method; null when none fires. */
    private MethodCall inner;
    /** Null when the host's own reply is left as it is. */
    private DelayedReply reply;

    private Object result;
    private Throwable thrown;

    HostCall(Task task, HostMethod method, MethodCall inner) {
        this.task = task;
        this.method = method;
        this.inner = inner;
    }

    @Override
    public boolean before(Object self, Object[] arguments) throws Throwable {
        Optional<Contact> contact = method.contact(arguments);
        if (contact.isPresent() && arrive(contact.get(), arguments)) {
            abandonInner();
            return true;
        }
        return inner != null && inner.before(self, arguments);
    }

    /** Whether the host is not contacted at all, and the caller learns why in another way than by an exception. */
    private boolean arrive(Contact contact, Object[] arguments) throws Throwable {
        try {
            if (!method.asynchronous()) {
                task.hit(contact);
                return false;
            }
            reply = DelayedReply.of(task, contact, method.replies());
            return reply != null && outsideOfContext(() -> reply.before(arguments));
        } catch (Throwable fault) {
            abandonInner();
            throw fault;
        }
    }

    /** What is handed over meanwhile is no work of the iteration: it must not count among the caller's handovers. */
    private static <T> T outsideOfContext(Supplier<T> work) {
        Context caller = CurrentContext.swap(null);
        try {
            return work.get();
        } finally {
            CurrentContext.swap(caller);
        }
    }

    private void abandonInner() {
        if (inner != null) {
            inner.abandon();
            inner = null;
        }
    }

    @Override
    public boolean after(Object returned, Throwable failure) {
        if (inner != null && inner.after(returned, failure)) {
            return true;
        }
        thrown = inner != null ? inner.thrown() : failure;
        result = inner != null ? inner.result() : returned;
        if (reply != null && thrown == null) {
            Object own = result;
            result = outsideOfContext(() -> reply.result(own));
        }
        return false;
    }

    @Override
    public Object result() {
        return result;
    }

    @Override
    public Throwable thrown() {
        return thrown;
    }
}
