package io.chaoskit.internal.weave;

import io.chaoskit.points.HandlerGate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/** A method whose catch blocks begin with telling their numbers. */
final class HandlerMethod extends MethodVisitor {

    private static final String GATE = Type.getInternalName(HandlerGate.class);
    private static final int NONE = -1;
    /** The exception and the number. */
    private static final int STACK = 2;

    /** The numbers of catch blocks, by the number of the handler in the exception table. */
    private final Map<Integer, Integer> numbers;

    private final Set<Label> handlers = new LinkedHashSet<>();
    private final Map<Label, Integer> byLabel = new HashMap<>();
    /** What is told before the next instruction. */
    private int pending = NONE;

    HandlerMethod(MethodVisitor next, Map<Integer, Integer> numbers) {
        super(OpenedClassReader.ASM_API, next);
        this.numbers = numbers;
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        if (handlers.add(handler)) {
            Integer number = numbers.get(handlers.size() - 1);
            if (number != null) {
                byLabel.put(handler, number);
            }
        }
        super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        pending = byLabel.getOrDefault(label, pending);
    }

    private void tell() {
        if (pending != NONE) {
            mv.visitLdcInsn(pending);
            pending = NONE;
            mv.visitMethodInsn(Opcodes.INVOKESTATIC, GATE, "enter", "(I)V", false);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(Math.max(maxStack, STACK), maxLocals);
    }

    @Override
    public void visitInsn(int opcode) {
        tell();
        super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        tell();
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        tell();
        super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        tell();
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        tell();
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
        tell();
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        tell();
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        tell();
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLdcInsn(Object value) {
        tell();
        super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        tell();
        super.visitIincInsn(variable, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
        tell();
        super.visitTableSwitchInsn(min, max, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
        tell();
        super.visitLookupSwitchInsn(other, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        tell();
        super.visitMultiANewArrayInsn(descriptor, dimensions);
    }
}
