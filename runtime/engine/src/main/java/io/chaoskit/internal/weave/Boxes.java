package io.chaoskit.internal.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The boxes of primitive values: the code that puts one into its box, and takes it out. */
enum Boxes {
    BOOLEAN(Boolean.class, "booleanValue"),
    CHAR(Character.class, "charValue"),
    BYTE(Byte.class, "byteValue"),
    SHORT(Short.class, "shortValue"),
    INT(Integer.class, "intValue"),
    FLOAT(Float.class, "floatValue"),
    LONG(Long.class, "longValue"),
    DOUBLE(Double.class, "doubleValue");

    private final String box;
    private final String value;

    Boxes(Class<?> box, String value) {
        this.box = Type.getInternalName(box);
        this.value = value;
    }

    private static Boxes of(Type type) {
        return values()[type.getSort() - Type.BOOLEAN];
    }

    static void box(MethodVisitor mv, Type type) {
        if (type.getSort() < Type.ARRAY) {
            String box = of(type).box;
            String descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
            mv.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
        }
    }

    static void unbox(MethodVisitor mv, Type type) {
        if (type.getSort() < Type.ARRAY) {
            Boxes boxes = of(type);
            mv.visitTypeInsn(Opcodes.CHECKCAST, boxes.box);
            mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, boxes.box, boxes.value, "()" + type.getDescriptor(), false);
        } else {
            mv.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
        }
    }
}
