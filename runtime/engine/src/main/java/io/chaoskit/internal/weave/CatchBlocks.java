package io.chaoskit.internal.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Finds the catch blocks of a class in its exception tables. The handlers that compilers make are told apart: those of {@code finally} and
 * {@code synchronized} catch anything; those of try-with-resources, of patterns and of Groovy's {@code assert} are known by their code.
 */
final class CatchBlocks {

    private static final String THROWABLE = "java/lang/Throwable";
    /** What Groovy calls the variables of a try-with-resources. */
    private static final String OF_GROOVY = "__$$";
    /** Methods that compilers make for themselves; the bodies of lambdas are made for the user. */
    private static final String LAMBDA = "lambda$";

    private CatchBlocks() {}

    /** By the key of the method and the number of its handler in the order of the exception table. */
    static Map<String, Map<Integer, CatchBlock>> of(String type, byte[] classFile) {
        Map<String, Map<Integer, CatchBlock>> all = new HashMap<>();
        Source source = new Source(type, all);
        OpenedClassReader.of(classFile).accept(source, ClassReader.SKIP_FRAMES);
        return all;
    }

    /** Reads a class. */
    private static final class Source extends ClassVisitor {

        private final String type;
        private final Map<String, Map<Integer, CatchBlock>> all;
        private String file = "";

        Source(String type, Map<String, Map<Integer, CatchBlock>> all) {
            super(OpenedClassReader.ASM_API);
            this.type = type;
            this.all = all;
        }

        @Override
        public void visitSource(String source, String debug) {
            file = source == null ? "" : source;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean made = (access & Opcodes.ACC_SYNTHETIC) != 0 && !name.startsWith(LAMBDA);
            return made ? null : new Code(name + descriptor);
        }

        /** Reads the code of a method. */
        private final class Code extends Instructions {

            private final String method;

            Code(String method) {
                this.method = method;
            }

            @Override
            public void visitEnd() {
                Map<Integer, CatchBlock> found = new LinkedHashMap<>();
                List<Label> labels = handlerLabels();
                Set<Integer> made = made();
                for (int number = 0; number < labels.size(); number++) {
                    Label label = labels.get(number);
                    int at = position(label);
                    if (!made.contains(at) && isWritten(label, at)) {
                        found.put(number, new CatchBlock(type, method, number, file, line(at), simple(caught(label))));
                    }
                }
                if (!found.isEmpty()) {
                    all.put(method, found);
                }
            }

            private static String simple(String internalName) {
                return internalName.substring(
                        Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
            }
        }
    }

    /** An instruction, as far as it tells who made it. */
    private record Instruction(int opcode, int variable, String called, int line) {

        static final Instruction NONE = new Instruction(Opcodes.NOP, -1, "", 0);

        boolean is(int wanted, int of) {
            return opcode == wanted && variable == of;
        }

        boolean calls(String name) {
            return called.equals(name);
        }
    }

    /** The instructions of a method and its handlers. */
    private abstract static class Instructions extends MethodVisitor {

        private final List<Instruction> code = new ArrayList<>();
        private final Map<Label, Integer> positions = new HashMap<>();
        /** What each handler catches, in the order of the table; a null type for anything. */
        private final Map<Label, String> handlers = new LinkedHashMap<>();
        /** The first instruction of each line. */
        private final Map<Integer, Integer> lines = new HashMap<>();

        private final Set<Integer> ofGroovy = new HashSet<>();
        private int line;

        Instructions() {
            super(OpenedClassReader.ASM_API);
        }

        List<Label> handlerLabels() {
            return List.copyOf(handlers.keySet());
        }

        int position(Label label) {
            return positions.getOrDefault(label, code.size());
        }

        String caught(Label handler) {
            return handlers.get(handler);
        }

        /** A line that begins with the handler, or with what follows when it has stored the exception. */
        int line(int at) {
            if (lines.containsKey(at) || !lines.containsKey(at + 1)) {
                return at(at).line();
            }
            return lines.get(at + 1);
        }

        private Instruction at(int index) {
            return index < code.size() ? code.get(index) : Instruction.NONE;
        }

        /** Whether somebody wrote it: it catches a type, and begins with keeping the exception or throwing it away. */
        boolean isWritten(Label handler, int at) {
            int opcode = at(at).opcode();
            boolean begins = opcode == Opcodes.ASTORE || opcode == Opcodes.POP;
            return caught(handler) != null
                    && begins
                    && !(opcode == Opcodes.ASTORE && ofGroovy.contains(at + 1))
                    && !at(at + 1).calls("new java/lang/MatchException");
        }

        /** The handlers that close the resources of a try. */
        Set<Integer> made() {
            Set<Integer> made = new HashSet<>();
            Set<Integer> primary = new HashSet<>();
            handlers.forEach((label, caught) -> {
                int at = position(label);
                if (THROWABLE.equals(caught)) {
                    closing(at, made);
                    rethrowing(at, made, primary);
                }
            });
            handlers.forEach((label, caught) -> {
                int at = position(label);
                if (THROWABLE.equals(caught) && primary.contains(at(at + 1).variable()) && suppresses(at, at(at + 1))) {
                    made.add(at);
                }
            });
            return made;
        }

        /** From Java 11 on: store, close unless null, suppress what that throws, throw. All of it is on one line. */
        private void closing(int at, Set<Integer> made) {
            Instruction stored = at(at);
            int next = at + 1;
            if (at(next).opcode() == Opcodes.ALOAD && at(next + 1).opcode() == Opcodes.IFNULL) {
                next += 2;
            }
            boolean closes = at(next).opcode() == Opcodes.ALOAD && at(next + 1).calls("close()V");
            int suppressing = next + 3;
            boolean matches = stored.opcode() == Opcodes.ASTORE
                    && closes
                    && at(next + 2).opcode() == Opcodes.GOTO
                    && at(suppressing + 1).is(Opcodes.ALOAD, stored.variable())
                    && suppresses(suppressing, at(suppressing + 1))
                    && isOneLine(at, suppressing + 3);
            if (matches) {
                made.add(at);
                made.add(suppressing);
            }
        }

        /** Before Java 11: store, keep it in another variable too, and throw. */
        private void rethrowing(int at, Set<Integer> made, Set<Integer> primary) {
            int thrown = at(at).variable();
            boolean matches = at(at).opcode() == Opcodes.ASTORE
                    && at(at + 1).is(Opcodes.ALOAD, thrown)
                    && at(at + 2).opcode() == Opcodes.ASTORE
                    && at(at + 3).is(Opcodes.ALOAD, thrown)
                    && at(at + 4).opcode() == Opcodes.ATHROW
                    && isOneLine(at, at + 4);
            if (matches) {
                made.add(at);
                primary.add(at(at + 2).variable());
            }
        }

        private boolean suppresses(int at, Instruction primary) {
            return at(at).opcode() == Opcodes.ASTORE
                    && primary.opcode() == Opcodes.ALOAD
                    && at(at + 2).is(Opcodes.ALOAD, at(at).variable())
                    && at(at + 3).calls("addSuppressed(Ljava/lang/Throwable;)V");
        }

        private boolean isOneLine(int from, int to) {
            for (int i = from + 1; i <= to; i++) {
                if (lines.containsKey(i)) {
                    return false;
                }
            }
            return true;
        }

        private void add(int opcode, int variable, String called) {
            code.add(new Instruction(opcode, variable, called, line));
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            handlers.putIfAbsent(handler, type);
        }

        @Override
        public void visitLabel(Label label) {
            positions.put(label, code.size());
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
            lines.put(code.size(), number);
        }

        @Override
        public void visitLocalVariable(
                String name, String descriptor, String signature, Label start, Label end, int index) {
            if (name.startsWith(OF_GROOVY)) {
                ofGroovy.add(position(start));
            }
        }

        @Override
        public void visitInsn(int opcode) {
            add(opcode, -1, "");
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            add(opcode, -1, "");
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            add(opcode, variable, "");
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            add(opcode, -1, opcode == Opcodes.NEW ? "new " + type : "");
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            add(opcode, -1, "");
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            add(opcode, -1, name + descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            add(Opcodes.INVOKEDYNAMIC, -1, "");
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            add(opcode, -1, "");
        }

        @Override
        public void visitLdcInsn(Object value) {
            add(Opcodes.LDC, -1, "");
        }

        @Override
        public void visitIincInsn(int variable, int increment) {
            add(Opcodes.IINC, variable, "");
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
            add(Opcodes.TABLESWITCH, -1, "");
        }

        @Override
        public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
            add(Opcodes.LOOKUPSWITCH, -1, "");
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            add(Opcodes.MULTIANEWARRAY, -1, "");
        }
    }
}
