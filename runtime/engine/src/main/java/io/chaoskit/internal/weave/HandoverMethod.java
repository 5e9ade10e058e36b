package io.chaoskit.internal.weave;

import io.chaoskit.points.Handover;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * A method that reports its handovers where it begins, and where it ends what has to be restored. Its own variables stay where they are.
 *
 * <pre>
 *     work = to(PROPAGATE, work)  or  to(REMEMBER, work)  or  before = to(BEGIN, this)
 *     …                                   its own code
 *     to(RESTORE, before)                 before it returns, and when it throws
 * </pre>
 */
final class HandoverMethod extends MethodVisitor {

    private static final String OBJECT = "java/lang/Object";
    private static final String THROWABLE = "java/lang/Throwable";
    /** The constant and its subject. */
    private static final int STACK = 2;

    private final MethodDescription method;
    private final List<Handovers.Hook> hooks;
    private final String handover;
    private final MethodChanges.Code code;
    /** How many of the hooks restore what was before, each with a variable behind the method's own. */
    private final int restored;

    private final Label body = new Label();

    HandoverMethod(
            MethodVisitor next,
            MethodDescription method,
            List<Handovers.Hook> hooks,
            String handover,
            MethodChanges.Code code) {
        super(OpenedClassReader.ASM_API, next);
        this.method = method;
        this.hooks = hooks;
        this.handover = handover;
        this.code = code;
        this.restored = (int) hooks.stream().filter(Handovers.Hook::restores).count();
    }

    @Override
    public void visitCode() {
        super.visitCode();
        int before = code.locals();
        for (Handovers.Hook each : hooks) {
            begin(each, before);
            before += each.restores() ? 1 : 0;
        }
        if (restored > 0) {
            mv.visitLabel(body);
        }
    }

    private void begin(Handovers.Hook hook, int before) {
        mv.visitIntInsn(Opcodes.BIPUSH, hook.what());
        ParameterDescription work = null;
        if (hook.ofArgument()) {
            work = method.getParameters().get(hook.subject());
            mv.visitVarInsn(Opcodes.ALOAD, work.getOffset());
        } else if (hook.ofThis()) {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
        } else {
            mv.visitInsn(Opcodes.ACONST_NULL);
        }
        report();
        if (hook.restores()) {
            mv.visitVarInsn(Opcodes.ASTORE, before);
        } else if (hook.replaces() && work != null) {
            mv.visitTypeInsn(Opcodes.CHECKCAST, work.getType().asErasure().getInternalName());
            mv.visitVarInsn(Opcodes.ASTORE, work.getOffset());
        } else {
            mv.visitInsn(Opcodes.POP);
        }
    }

    private void report() {
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, handover, "to", "(ILjava/lang/Object;)Ljava/lang/Object;", false);
    }

    private void restore() {
        for (int each = restored - 1; each >= 0; each--) {
            mv.visitIntInsn(Opcodes.BIPUSH, Handover.RESTORE);
            mv.visitVarInsn(Opcodes.ALOAD, code.locals() + each);
            report();
            mv.visitInsn(Opcodes.POP);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            restore();
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitFrame(int type, int numLocal, Object[] local, int numStack, Object[] stack) {
        List<Object> locals =
                code.with(Arrays.asList(local).subList(0, numLocal), Collections.nCopies(restored, OBJECT));
        super.visitFrame(type, locals.size(), locals.toArray(), numStack, stack);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (restored > 0) {
            Label thrown = new Label();
            mv.visitLabel(thrown);
            mv.visitTryCatchBlock(body, thrown, thrown, THROWABLE);
            if (code.frames()) {
                List<Object> locals = code.with(new ArrayList<>(), Collections.nCopies(restored, OBJECT));
                mv.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), 1, new Object[] {THROWABLE});
            }
            restore();
            mv.visitInsn(Opcodes.ATHROW);
        }
        super.visitMaxs(maxStack + 1 + STACK, code.locals() + restored);
    }
}
