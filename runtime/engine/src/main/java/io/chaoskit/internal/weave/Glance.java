package io.chaoskit.internal.weave;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.utility.OpenedClassReader;

/** A glance at a class file, at its table of constants only: reading the whole class takes many times as long. */
final class Glance {

    private static final int UTF8 = 1;
    private static final String OBJECT = "java/lang/Object";

    private final ClassReader reader;
    private final byte[] classFile;

    Glance(byte[] classFile) {
        this.reader = OpenedClassReader.of(classFile);
        this.classFile = classFile;
    }

    /** Whether it may be a sub-type of anything. */
    boolean hasSuperTypes() {
        return !OBJECT.equals(reader.getSuperName()) || reader.getInterfaces().length > 0;
    }

    /** Whether one of these names is in the class; false only when no method of it has such a name. */
    boolean mentions(List<String> names) {
        List<byte[]> wanted = names.stream()
                .map(each -> each.getBytes(StandardCharsets.UTF_8))
                .toList();
        for (int i = 1; i < reader.getItemCount(); i++) {
            // Where the constant's tag ends; 0 for the second half of a long or a double.
            int at = reader.getItem(i);
            if (at > 0 && classFile[at - 1] == UTF8 && isOneOf(wanted, at + 2, reader.readUnsignedShort(at))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOneOf(List<byte[]> wanted, int from, int length) {
        for (byte[] each : wanted) {
            if (each.length == length && Arrays.equals(each, 0, length, classFile, from, from + length)) {
                return true;
            }
        }
        return false;
    }
}
