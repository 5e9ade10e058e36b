package io.chaoskit.run;

/**
 * The call of a woven method that talks to a host. Belongs to one thread.
 *
 * @param task whose thread it is
 * @param inner the same call for the injectors that are on the method; null when none fires
 * @param end what the method's own code ended with
 */
record ContactCall(Task task, MethodCall inner, End end) {

    /** What a method's own code ended with. */
    static final class End {
        private Object result;
        private Throwable thrown;
    }

    static ContactCall of(Task task, MethodCall inner) {
        return new ContactCall(task, inner, new End());
    }

    boolean before(Object self, Object[] arguments) throws Throwable {
        var contact = ContactMethods.contact(arguments);
        if (contact.isPresent()) {
            Contacts.arrive(task, contact.get());
        }
        return inner != null && inner.before(self, arguments);
    }

    boolean after(Object result, Throwable thrown) {
        if (inner != null) {
            return inner.after(result, thrown);
        }
        end.result = result;
        end.thrown = thrown;
        return false;
    }

    Object result() {
        return inner != null ? inner.result() : end.result;
    }

    Throwable thrown() {
        return inner != null ? inner.thrown() : end.thrown;
    }
}
