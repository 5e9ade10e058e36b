package io.chaoskit.internal.weave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * The changes of the methods of one class. Byte Buddy's advice could make them too; but it reads the advice anew for each method, and loads several
 * hundred classes before the first.
 */
final class MethodChanges extends AsmVisitorWrapper.AbstractBase {

    private static final int MAJOR_VERSION = 0xFFFF;

    /** A change of one method. */
    interface Change {

        /** What takes in the method as it is, and passes it on changed. */
        MethodVisitor before(MethodVisitor next, Code code);
    }

    /**
     * The code of a method.
     *
     * @param locals how many local variables it has: those of a change follow them
     * @param frames whether its class has stack map frames
     */
    record Code(int locals, boolean frames) {

        /** The variables of a frame, and behind all that the method has those of a change. */
        List<Object> with(List<Object> own, List<?> added) {
            int size = 0;
            for (Object each : own) {
                size += each == Opcodes.LONG || each == Opcodes.DOUBLE ? 2 : 1;
            }
            List<Object> all = new ArrayList<>(own);
            all.addAll(Collections.nCopies(locals - size, Opcodes.TOP));
            all.addAll(added);
            return all;
        }
    }

    private final byte[] classFile;
    private final Map<String, Change> changes;

    /**
     * A class to be changed.
     *
     * @param classFile of the class, as it is now
     * @param changes of methods, each by its {@link #key}
     */
    MethodChanges(byte[] classFile, Map<String, Change> changes) {
        this.classFile = classFile;
        this.changes = changes;
    }

    /** What a method is called in {@code changes}: it tells it from the others of its class. */
    static String key(MethodDescription method) {
        return method.getInternalName() + method.getDescriptor();
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
        return new Changed(next, locals());
    }

    /** How many local variables the methods have, which ASM tells when it has read all of a method. */
    private Map<String, Integer> locals() {
        Map<String, Integer> locals = new HashMap<>();
        ClassVisitor count = new ClassVisitor(OpenedClassReader.ASM_API) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return !changes.containsKey(name + descriptor)
                        ? null
                        : new MethodVisitor(OpenedClassReader.ASM_API) {
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

    private final class Changed extends ClassVisitor {

        private final Map<String, Integer> locals;
        private boolean frames;

        Changed(ClassVisitor next, Map<String, Integer> locals) {
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
            Change change = changes.get(name + descriptor);
            Integer own = locals.get(name + descriptor);
            return change == null || own == null ? method : change.before(method, new Code(own, frames));
        }
    }
}
