package io.chaoskit.run;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import io.chaoskit.weave.Gatekeeper;
import io.chaoskit.weave.Weaver;
import java.util.List;
import java.util.function.BiFunction;

/** Brings what arrives at woven methods to the task of the current thread. */
final class MethodHits implements Gatekeeper {

    private static final MethodHits INSTANCE = new MethodHits();

    private MethodHits() {}

    static Weaver weave(List<Pointcut> pointcuts, BiFunction<List<Pointcut>, MethodShape, MethodSlots> attach) {
        return Weaver.weave(INSTANCE, pointcuts, attach);
    }

    @Override
    public Object enter(Object attachment) {
        MethodSlots method = (MethodSlots) attachment;
        Task task = Dispatcher.INSTANCE.arrivedAtMethod(method.wiring());
        if (task == null) {
            return null;
        }
        MethodCall call = task.enter(method);
        return method.contact() != null ? new ContactCall(task, method.contact(), call) : call;
    }

    @Override
    public boolean before(Object call, Object self, Object[] arguments) throws Throwable {
        return call instanceof ContactCall contact
                ? contact.before(self, arguments)
                : ((MethodCall) call).before(self, arguments);
    }

    @Override
    public boolean after(Object call, Object result, Throwable thrown) {
        return call instanceof ContactCall contact
                ? contact.after(result, thrown)
                : ((MethodCall) call).after(result, thrown);
    }

    @Override
    public Object result(Object call) {
        return call instanceof ContactCall contact ? contact.result() : ((MethodCall) call).result();
    }

    @Override
    public Throwable thrown(Object call) {
        return call instanceof ContactCall contact ? contact.thrown() : ((MethodCall) call).thrown();
    }
}
