package acme.mail;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import kotlin.Metadata;
import kotlin.ResultKt;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.intrinsics.CoroutineSingletons;
import kotlin.coroutines.jvm.internal.ContinuationImpl;

/** What Kotlin's compiler makes of a class with suspend functions. */
@Metadata
@SuppressWarnings("fallthrough") // as the compiler makes it
public final class Mail {

    /** What was begun, in this order. */
    public final Queue<String> begun = new ConcurrentLinkedQueue<>();

    private final Wire wire;

    public Mail(Wire wire) {
        this.wire = wire;
    }

    public int begun() {
        return begun.size();
    }

    /** <pre>suspend fun send(text: String): String { begun += text; wire.pass(text); wire.pass("end"); return "sent " + text }</pre> */
    public Object send(String text, Continuation<? super String> completion) throws Throwable {
        Send go = completion instanceof Send own && (own.label & Integer.MIN_VALUE) != 0 ? own : null;
        if (go != null) {
            go.label -= Integer.MIN_VALUE;
        } else {
            go = new Send(this, completion);
        }
        switch (go.label) {
            case 0:
                begun.add(text);
                go.text = text;
                go.label = 1;
                if (wire.pass(text, go) == CoroutineSingletons.COROUTINE_SUSPENDED) {
                    return CoroutineSingletons.COROUTINE_SUSPENDED;
                }
            // fall through
            case 1:
                ResultKt.throwOnFailure(go.result);
                go.label = 2;
                if (wire.pass("end", go) == CoroutineSingletons.COROUTINE_SUSPENDED) {
                    return CoroutineSingletons.COROUTINE_SUSPENDED;
                }
            // fall through
            default:
                ResultKt.throwOnFailure(go.result);
                return "sent " + go.text;
        }
    }

    private static final class Send extends ContinuationImpl {

        Object result;
        int label;
        String text;
        private final Mail self;

        Send(Mail self, Continuation<?> completion) {
            super(completion);
            this.self = self;
        }

        @Override
        protected Object invokeSuspend(Object given) throws Throwable {
            result = given;
            label |= Integer.MIN_VALUE;
            return self.send(null, this);
        }
    }

    /** <pre>suspend fun sendAll(count: Int): String { if (count == 0) "" else sendAll(count - 1) + send("$count") }</pre> */
    public Object sendAll(int count, Continuation<? super String> completion) throws Throwable {
        SendAll go = completion instanceof SendAll own && (own.label & Integer.MIN_VALUE) != 0 ? own : null;
        if (go != null) {
            go.label -= Integer.MIN_VALUE;
        } else {
            go = new SendAll(this, completion);
        }
        Object given = go.result;
        switch (go.label) {
            case 0:
                if (count == 0) {
                    return "";
                }
                go.count = count;
                go.label = 1;
                given = sendAll(count - 1, go);
                if (given == CoroutineSingletons.COROUTINE_SUSPENDED) {
                    return given;
                }
            // fall through
            case 1:
                ResultKt.throwOnFailure(given);
                go.first = (String) given;
                go.label = 2;
                given = send(String.valueOf(go.count), go);
                if (given == CoroutineSingletons.COROUTINE_SUSPENDED) {
                    return given;
                }
            // fall through
            default:
                ResultKt.throwOnFailure(given);
                return go.first + given + ";";
        }
    }

    private static final class SendAll extends ContinuationImpl {

        Object result;
        int label;
        int count;
        String first;
        private final Mail self;

        SendAll(Mail self, Continuation<?> completion) {
            super(completion);
            this.self = self;
        }

        @Override
        protected Object invokeSuspend(Object given) throws Throwable {
            result = given;
            label |= Integer.MIN_VALUE;
            return self.sendAll(0, this);
        }
    }

    /** <pre>suspend fun forward(text: String) = wire.pass(text)</pre> */
    public Object forward(String text, Continuation<? super String> completion) {
        begun.add(text);
        return wire.pass(text, completion);
    }

    /** <pre>suspend fun count(): Int = begun.size</pre> */
    public Object count(Continuation<? super Integer> completion) {
        begun.add("count");
        return begun.size();
    }
}
