package io.chaoskit.run;

import io.chaoskit.site.Contact;
import java.util.Optional;
import java.util.function.Supplier;

/** The call of a woven method that talks to a host. Belongs to one thread. */
final class ContactCall {

    private final Task task;
    private final ContactMethod method;
    /** The same call for the injectors that are on the method; null when none fires. */
    private MethodCall inner;
    /** Null when the method's own answer is left as it is. */
    private Answer answer;

    private Object result;
    private Throwable thrown;

    ContactCall(Task task, ContactMethod method, MethodCall inner) {
        this.task = task;
        this.method = method;
        this.inner = inner;
    }

    boolean before(Object self, Object[] arguments) throws Throwable {
        Optional<Contact> contact = method.contact(arguments);
        if (contact.isPresent() && arrive(contact.get(), arguments)) {
            abandonInner();
            return true;
        }
        return inner != null && inner.before(self, arguments);
    }

    /** Whether the host is not talked to at all, and the caller learns why in another way than by an exception. */
    private boolean arrive(Contact contact, Object[] arguments) throws Throwable {
        try {
            if (!method.asynchronous()) {
                Contacts.arrive(task, contact);
                return false;
            }
            Late late = Contacts.arriveWithoutWaiting(task, contact);
            answer = late.changesNothing() ? null : method.answer(late);
            return answer != null && ownWork(() -> answer.before(arguments));
        } catch (Throwable fault) {
            abandonInner();
            throw fault;
        }
    }

    /** What is handed over meanwhile is no work of the iteration: it must not count among the caller's handovers. */
    private static <T> T ownWork(Supplier<T> work) {
        Owner caller = CurrentTask.swap(null);
        try {
            return work.get();
        } finally {
            CurrentTask.set(caller);
        }
    }

    private void abandonInner() {
        if (inner != null) {
            inner.abandon();
            inner = null;
        }
    }

    boolean after(Object returned, Throwable failure) {
        if (inner != null && inner.after(returned, failure)) {
            return true;
        }
        thrown = inner != null ? inner.thrown() : failure;
        result = inner != null ? inner.result() : returned;
        if (answer != null && thrown == null) {
            Object own = result;
            result = ownWork(() -> answer.result(own));
        }
        return false;
    }

    Object result() {
        return result;
    }

    Throwable thrown() {
        return thrown;
    }
}
