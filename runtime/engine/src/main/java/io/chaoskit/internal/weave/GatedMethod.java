package io.chaoskit.internal.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.visitor.StackAwareMethodVisitor;

/**
 * A method with the gate around its own code. Its own variables stay where they are; those of the gate follow them.
 *
 * <pre>
 *         call = enter(number)             what this throws, the method throws
 *         if (call == null) goto BODY
 *         kept = arguments
 *         skipped = before(call, this, kept)
 *         if (skipped) { result = 0; thrown = null; goto EXIT }
 *   AGAIN: arguments = kept
 *   BODY: its own code                     a return and what it throws go to EXIT
 *   EXIT: if (call == null) return result, or throw thrown
 *         if (after(call, result, thrown)) goto AGAIN
 *         thrown = thrown(call); throw it, or return result(call)
 * </pre>
 *
 * <p>A constructor cannot be skipped or run twice, and what its own code throws passes by: an object that is not whole goes nowhere.
 */
final class GatedMethod extends StackAwareMethodVisitor {

    private static final Type OBJECT = Type.getType(Object.class);
    private static final String OBJECTS = "[Ljava/lang/Object;";
    private static final String THROWABLE = "java/lang/Throwable";
    /** An array twice, the number of an element, and a long that is about to become an object. */
    private static final int STACK = 5;

    private final MethodDescription method;
    private final String gate;
    private final int number;
    private final MethodChanges.Code code;
    private final boolean constructor;
    /** The object, where there is one, and the arguments. */
    private final List<Type> variables = new ArrayList<>();

    private final int firstArgument;
    private final Type returned;
    // Where the variables of the gate are.
    private final int call;
    private final int kept;
    private final int result;
    private final int thrown;
    private final Label again = new Label();
    private final Label body = new Label();
    private final Label exit = new Label();
    /** Where the part begins from which is caught what is thrown, and where it ends, and so on. */
    private final List<Label> guards = new ArrayList<>();

    /**
     * A method to be changed.
     *
     * @param gate the internal name of the gate that its class sees
     * @param number of the method, a constant in its code
     */
    GatedMethod(MethodVisitor next, MethodDescription method, String gate, int number, MethodChanges.Code code) {
        super(next, method);
        this.method = method;
        this.gate = gate;
        this.number = number;
        this.code = code;
        this.constructor = method.isConstructor();
        if (!method.isStatic()) {
            variables.add(
                    Type.getObjectType(method.getDeclaringType().asErasure().getInternalName()));
        }
        this.firstArgument = variables.size();
        variables.addAll(List.of(Type.getArgumentTypes(method.getDescriptor())));
        this.returned = constructor ? Type.VOID_TYPE : Type.getReturnType(method.getDescriptor());
        this.call = code.locals();
        this.kept = call + 1;
        this.result = kept + 1;
        this.thrown = result + returned.getSize();
    }

    @Override
    public void visitCode() {
        super.visitCode();
        enter();
        mv.visitVarInsn(Opcodes.ASTORE, call);
        mv.visitInsn(Opcodes.ACONST_NULL);
        mv.visitVarInsn(Opcodes.ASTORE, kept);
        mv.visitVarInsn(Opcodes.ALOAD, call);
        mv.visitJumpInsn(Opcodes.IFNULL, body);
        before();
        if (constructor) {
            mv.visitInsn(Opcodes.POP);
        } else {
            mv.visitJumpInsn(Opcodes.IFEQ, again);
            zero();
            mv.visitInsn(Opcodes.ACONST_NULL);
            mv.visitVarInsn(Opcodes.ASTORE, thrown);
            mv.visitJumpInsn(Opcodes.GOTO, exit);
            mv.visitLabel(again);
            frame(inBody(object()), List.of());
            mv.visitInsn(Opcodes.NOP);
        }
        unpack();
        mv.visitLabel(body);
        frame(inBody(entry()), List.of());
        // There may be nothing to unpack, and its own code may begin with a frame: two at one place are an error.
        guards.add(body);
        mv.visitInsn(Opcodes.NOP);
    }

    private void enter() {
        push(number);
        if (SuspendFunction.is(method)) {
            mv.visitVarInsn(
                    Opcodes.ALOAD,
                    SuspendFunction.continuation(method.getParameters()).getOffset());
            gate("enter", "(ILjava/lang/Object;)Ljava/lang/Object;");
        } else {
            gate("enter", "(I)Ljava/lang/Object;");
        }
    }

    /** Leaves on the stack whether the method's own code is skipped. */
    private void before() {
        pack();
        mv.visitVarInsn(Opcodes.ASTORE, kept);
        mv.visitVarInsn(Opcodes.ALOAD, call);
        if (firstArgument == 0 || constructor) {
            mv.visitInsn(Opcodes.ACONST_NULL);
        } else {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
        }
        mv.visitVarInsn(Opcodes.ALOAD, kept);
        gate("before", "(Ljava/lang/Object;Ljava/lang/Object;" + OBJECTS + ")Z");
    }

    private void pack() {
        push(variables.size() - firstArgument);
        mv.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT.getInternalName());
        int variable = firstArgument;
        for (int each = firstArgument; each < variables.size(); each++) {
            Type type = variables.get(each);
            mv.visitInsn(Opcodes.DUP);
            push(each - firstArgument);
            load(type, variable);
            Boxes.box(mv, type);
            mv.visitInsn(Opcodes.AASTORE);
            variable += type.getSize();
        }
    }

    private void unpack() {
        int variable = firstArgument;
        for (int each = firstArgument; each < variables.size(); each++) {
            Type type = variables.get(each);
            mv.visitVarInsn(Opcodes.ALOAD, kept);
            push(each - firstArgument);
            mv.visitInsn(Opcodes.AALOAD);
            Boxes.unbox(mv, type);
            store(type, variable);
            variable += type.getSize();
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
            super.visitInsn(opcode);
            return;
        }
        if (opcode != Opcodes.RETURN) {
            super.visitVarInsn(returned.getOpcode(Opcodes.ISTORE), result);
        }
        // Below what is returned there may be more, which the JVM would have dropped.
        drainStack();
        if (!constructor) {
            mv.visitInsn(Opcodes.ACONST_NULL);
            mv.visitVarInsn(Opcodes.ASTORE, thrown);
        }
        super.visitJumpInsn(Opcodes.GOTO, exit);
    }

    @Override
    public void visitFrame(int type, int numLocal, Object[] local, int numStack, Object[] stack) {
        guard(firstArgument == 0 || numLocal > 0 && local[0] instanceof String);
        List<Object> whole = inBody(Arrays.asList(local).subList(0, numLocal));
        super.visitFrame(type, whole.size(), whole.toArray(), numStack, stack);
    }

    /** Compilers leave code that nothing reaches, with a frame in which the object is unknown: nothing is caught there. */
    private void guard(boolean wanted) {
        boolean guarded = guards.size() % 2 == 1;
        if (guarded != wanted) {
            Label here = new Label();
            mv.visitLabel(here);
            guards.add(here);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (constructor) {
            constructed();
        } else {
            handler();
            exit();
        }
        mv.visitMaxs(Math.max(maxStack, STACK), thrown + 1);
    }

    private void constructed() {
        List<Object> locals = inBody(object());
        Label end = new Label();
        mv.visitLabel(exit);
        frame(locals, List.of());
        mv.visitVarInsn(Opcodes.ALOAD, call);
        mv.visitJumpInsn(Opcodes.IFNULL, end);
        mv.visitVarInsn(Opcodes.ALOAD, call);
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        mv.visitInsn(Opcodes.ACONST_NULL);
        after();
        mv.visitInsn(Opcodes.POP);
        fromThrown();
        mv.visitJumpInsn(Opcodes.IFNULL, end);
        mv.visitVarInsn(Opcodes.ALOAD, thrown);
        mv.visitInsn(Opcodes.ATHROW);
        mv.visitLabel(end);
        frame(locals, List.of());
        mv.visitInsn(Opcodes.RETURN);
    }

    /** Catches what the method's own handlers do not. */
    private void handler() {
        guard(false);
        Label handler = new Label();
        mv.visitLabel(handler);
        for (int each = 0; each < guards.size(); each += 2) {
            mv.visitTryCatchBlock(guards.get(each), guards.get(each + 1), handler, THROWABLE);
        }
        frame(inBody(object()), List.of(THROWABLE));
        mv.visitVarInsn(Opcodes.ASTORE, thrown);
        zero();
    }

    private void exit() {
        List<Object> locals = inBody(object());
        if (returned != Type.VOID_TYPE) {
            locals.add(frameType(returned));
        }
        locals.add(THROWABLE);
        Label fired = new Label();
        Label fail = new Label();
        mv.visitLabel(exit);
        frame(locals, List.of());
        mv.visitVarInsn(Opcodes.ALOAD, call);
        mv.visitJumpInsn(Opcodes.IFNONNULL, fired);
        mv.visitVarInsn(Opcodes.ALOAD, thrown);
        mv.visitJumpInsn(Opcodes.IFNONNULL, fail);
        giveBack();
        mv.visitLabel(fired);
        frame(locals, List.of());
        mv.visitVarInsn(Opcodes.ALOAD, call);
        box();
        mv.visitVarInsn(Opcodes.ALOAD, thrown);
        after();
        mv.visitJumpInsn(Opcodes.IFNE, again);
        fromThrown();
        mv.visitJumpInsn(Opcodes.IFNONNULL, fail);
        fromResult();
        giveBack();
        mv.visitLabel(fail);
        frame(locals, List.of());
        mv.visitVarInsn(Opcodes.ALOAD, thrown);
        mv.visitInsn(Opcodes.ATHROW);
    }

    private void after() {
        gate("after", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Throwable;)Z");
    }

    /** Leaves on the stack what is thrown in the end, or null. */
    private void fromThrown() {
        mv.visitVarInsn(Opcodes.ALOAD, call);
        gate("thrown", "(Ljava/lang/Object;)Ljava/lang/Throwable;");
        mv.visitInsn(Opcodes.DUP);
        mv.visitVarInsn(Opcodes.ASTORE, thrown);
    }

    private void fromResult() {
        if (returned != Type.VOID_TYPE) {
            mv.visitVarInsn(Opcodes.ALOAD, call);
            gate("result", "(Ljava/lang/Object;)Ljava/lang/Object;");
            Boxes.unbox(mv, returned);
            store(returned, result);
        }
    }

    private void box() {
        if (returned == Type.VOID_TYPE) {
            mv.visitInsn(Opcodes.ACONST_NULL);
        } else {
            load(returned, result);
            Boxes.box(mv, returned);
        }
    }

    private void giveBack() {
        if (returned != Type.VOID_TYPE) {
            load(returned, result);
        }
        mv.visitInsn(returned.getOpcode(Opcodes.IRETURN));
    }

    private void zero() {
        if (returned != Type.VOID_TYPE) {
            mv.visitInsn(
                    switch (returned.getSort()) {
                        case Type.LONG -> Opcodes.LCONST_0;
                        case Type.FLOAT -> Opcodes.FCONST_0;
                        case Type.DOUBLE -> Opcodes.DCONST_0;
                        case Type.OBJECT, Type.ARRAY -> Opcodes.ACONST_NULL;
                        default -> Opcodes.ICONST_0;
                    });
            store(returned, result);
        }
    }

    private void load(Type type, int variable) {
        mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
    }

    private void store(Type type, int variable) {
        mv.visitVarInsn(type.getOpcode(Opcodes.ISTORE), variable);
    }

    private void push(int number) {
        if (number == (short) number) {
            mv.visitIntInsn(Opcodes.SIPUSH, number);
        } else {
            mv.visitLdcInsn(number);
        }
    }

    private void gate(String name, String descriptor) {
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, gate, name, descriptor, false);
    }

    private void frame(List<Object> locals, List<Object> stack) {
        if (code.frames()) {
            mv.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(), stack.toArray());
        }
    }

    /** The variables when the method begins. */
    private List<Object> entry() {
        List<Object> types = frameTypes(variables);
        if (constructor) {
            types.set(0, Opcodes.UNINITIALIZED_THIS);
        }
        return types;
    }

    /** What is there of them when the method ends. */
    private List<Object> object() {
        return frameTypes(variables.subList(0, firstArgument));
    }

    /** The method's own variables, as far as they are set, and those of the gate that are set from {@link #body} on. */
    private List<Object> inBody(List<Object> own) {
        return code.with(own, List.of(OBJECT.getInternalName(), OBJECTS));
    }

    private static List<Object> frameTypes(List<Type> types) {
        List<Object> frame = new ArrayList<>();
        types.forEach(each -> frame.add(frameType(each)));
        return frame;
    }

    private static Object frameType(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            default -> type.getInternalName();
        };
    }
}
