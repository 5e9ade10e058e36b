package io.chaoskit.internal.weave;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Puts the gate into methods of one class. Byte Buddy's advice would do the same; but it reads the advice anew for each method, and this takes a
 * fraction of the time when a whole package is woven.
 */
final class GateCode extends AsmVisitorWrapper.AbstractBase {

    private static final int MAJOR_VERSION = 0xFFFF;

    private final String gate;
    private final byte[] classFile;
    private final Map<String, MethodDescription> methods;
    private final ToIntFunction<MethodDescription> number;

    /**
     * A class to be changed.
     *
     * @param gate the internal name of the gate that it sees
     * @param classFile of the class, as it is now
     * @param methods to put it into, by their names and descriptors
     * @param number of each, a constant in its code
     */
    GateCode(
            String gate,
            byte[] classFile,
            Map<String, MethodDescription> methods,
            ToIntFunction<MethodDescription> number) {
        this.gate = gate;
        this.classFile = classFile;
        this.methods = methods;
        this.number = number;
    }

    @Override
    public int mergeReader(int flags) {
        return flags | ClassReader.EXPAND_FRAMES;
    }

    @Override
    public ClassVisitor wrap(
            TypeDescription type,
            ClassVisitor next,
            Implementation.Context context,
            TypePool pool,
            FieldList<FieldDescription.InDefinedShape> fields,
            MethodList<?> declared,
            int writerFlags,
            int readerFlags) {
        return new Gated(next, locals());
    }

    /** How many local variables the methods have, which ASM tells when it has read all of a method. */
    private Map<String, Integer> locals() {
        Map<String, Integer> locals = new HashMap<>();
        ClassVisitor count = new ClassVisitor(OpenedClassReader.ASM_API) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return !methods.containsKey(name + descriptor) ? null : new MethodVisitor(OpenedClassReader.ASM_API) {
                    @Override
                    public void visitMaxs(int maxStack, int maxLocals) {
                        locals.put(name + descriptor, maxLocals);
                    }
                };
            }
        };
        OpenedClassReader.of(classFile).accept(count, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return locals;
    }

    private final class Gated extends ClassVisitor {

        private final Map<String, Integer> locals;
        private boolean frames;

        Gated(ClassVisitor next, Map<String, Integer> locals) {
            super(OpenedClassReader.ASM_API, next);
            this.locals = locals;
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            frames = (version & MAJOR_VERSION) >= Opcodes.V1_6;
            super.visit(version, access, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            MethodDescription meant = methods.get(name + descriptor);
            Integer own = locals.get(name + descriptor);
            if (meant == null || own == null) {
                return method;
            }
            return new GatedMethod(method, meant, new GatedMethod.Place(gate, number.applyAsInt(meant), own, frames));
        }
    }
}
