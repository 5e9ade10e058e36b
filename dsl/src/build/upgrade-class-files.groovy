// Gives the class files of before Java 6 in the launcher's jars (libraries of ours, and the ASM and ANTLR in Groovy) stack maps,
// and so the format of Java 6: the JVM takes no older ones into its archive of classes, loads those that archived classes need
// one by one at each start, and verifies them by a slower method. The build runs it.
import groovyjarjarasm.asm.ClassReader
import groovyjarjarasm.asm.ClassVisitor
import groovyjarjarasm.asm.ClassWriter
import groovyjarjarasm.asm.MethodVisitor
import groovyjarjarasm.asm.Opcodes
import groovyjarjarasm.asm.commons.JSRInlinerAdapter

import java.nio.file.FileSystems
import java.nio.file.Files
import java.nio.file.Path

final int JAVA_6 = 50

new File(jars as String).listFiles().sort().each { File jar ->
    def loader = new URLClassLoader([jar.toURI().toURL()] as URL[], (ClassLoader) null)
    int upgraded = 0
    FileSystems.newFileSystem(jar.toPath()).withCloseable { files ->
        Files.walk(files.getPath('/')).withCloseable { all ->
            all.filter { it.toString().endsWith('.class') }.forEach { Path file ->
                byte[] code = Files.readAllBytes(file)
                if (((code[6] & 0xff) << 8 | code[7] & 0xff) >= JAVA_6) {
                    return
                }
                def writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
                    @Override
                    protected ClassLoader getClassLoader() {
                        loader
                    }
                }
                new ClassReader(code).accept(new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
                        super.visit(JAVA_6, access, name, signature, superName, interfaces)
                    }

                    @Override
                    MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                        new JSRInlinerAdapter(super.visitMethod(access, name, descriptor, signature, exceptions), access, name,
                            descriptor, signature, exceptions)
                    }
                }, ClassReader.SKIP_FRAMES)
                Files.write(file, writer.toByteArray())
                upgraded++
            }
        }
    }
    loader.close()
    log.info("upgraded $upgraded class files in $jar.name")
}
