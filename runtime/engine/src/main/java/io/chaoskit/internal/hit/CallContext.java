package io.chaoskit.internal.hit;

import io.chaoskit.internal.thread.Stacks;
import java.lang.StackWalker.StackFrame;
import java.net.URL;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The call context of a hit: its nearest caller in the user's own code, and a hash of the frames that led to it. It is found by walking the
 * stack, which takes microseconds, so that only hits that fire pay for it.
 *
 * <p>Frames of the JDK, Groovy and ChaosKit do not count, nor do generated classes: their names differ from run to run. Line numbers do
 * not count either: a hit is found again after an edit.
 *
 * @param caller for example {@code OrderService.java:31}; empty for none
 * @param hash of classes and methods; empty for none
 */
record CallContext(String caller, String hash) {

    static final CallContext NONE = new CallContext("", "");

    /** What lies deeper says nothing about a hit, and endless recursions end here. */
    private static final int MAX_FRAMES = 512;

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final long FNV_BASIS = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /** How classes count, remembered because a code source is slow to ask for. */
    private static final ClassValue<Part> PARTS = new ClassValue<>() {
        @Override
        protected Part computeValue(Class<?> type) {
            return Part.of(type);
        }
    };

    /** What a class is part of. */
    private enum Part {
        /** Classes in a folder, and scripts. */
        OWN,
        LIBRARY,
        /** The JDK, Groovy, and what is generated at run time. */
        PLUMBING,
        /** ChaosKit. */
        MACHINERY;

        private static final URL ENGINE = place(CallContext.class);

        static Part of(Class<?> type) {
            String name = type.getName();
            if (Stacks.isMachinery(name)) {
                return MACHINERY;
            }
            ClassLoader loader = type.getClassLoader();
            boolean jdk = loader == null || loader == ClassLoader.getPlatformClassLoader();
            if (jdk || name.contains("$$") || name.contains("$Proxy") || Stacks.isLanguage(name)) {
                return PLUMBING;
            }
            URL place = place(type);
            if (place == null) {
                return OWN;
            }
            boolean ours = ENGINE != null && place.getPath().equals(ENGINE.getPath());
            return ours ? MACHINERY : place.getPath().endsWith(".jar") ? LIBRARY : OWN;
        }

        private static URL place(Class<?> type) {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return source == null ? null : source.getLocation();
        }

        boolean counts() {
            return this == OWN || this == LIBRARY;
        }
    }

    /** Of the current thread. {@code inMethod} says that the frame which arrived is the method that was hit, and not its caller. */
    static CallContext find(boolean inMethod) {
        return STACK.walk(frames -> of(frames, inMethod));
    }

    /** The class whose method was arrived at, by the current thread. */
    static Class<?> arrived() {
        return STACK.walk(frames -> frames.map(StackFrame::getDeclaringClass)
                .filter(type -> PARTS.get(type) != Part.MACHINERY)
                .findFirst()
                .orElseThrow());
    }

    /**
     * The classes that an exception passes through which is thrown at a hit of the current thread: those of the user's own code, and of
     * libraries that call it.
     */
    static Set<String> passed(boolean inMethod) {
        return STACK.walk(frames -> {
            Iterator<StackFrame> stack = frames.limit(MAX_FRAMES)
                    .dropWhile(frame -> PARTS.get(frame.getDeclaringClass()) == Part.MACHINERY)
                    .iterator();
            Set<String> passed = new HashSet<>();
            boolean hitOwn = !inMethod;
            for (boolean first = inMethod; stack.hasNext(); first = false) {
                StackFrame frame = stack.next();
                Part part = PARTS.get(frame.getDeclaringClass());
                hitOwn |= first && part == Part.OWN;
                if (part == Part.OWN || part == Part.LIBRARY && hitOwn) {
                    passed.add(frame.getClassName());
                }
            }
            return passed;
        });
    }

    private static CallContext of(Stream<StackFrame> frames, boolean inMethod) {
        Iterator<StackFrame> stack = frames.limit(MAX_FRAMES)
                .dropWhile(frame -> PARTS.get(frame.getDeclaringClass()) == Part.MACHINERY)
                .skip(inMethod ? 1 : 0)
                .iterator();
        StackFrame own = null;
        StackFrame any = null;
        long hash = FNV_BASIS;
        String before = "";
        while (stack.hasNext()) {
            StackFrame frame = stack.next();
            Part part = PARTS.get(frame.getDeclaringClass());
            if (part.counts()) {
                any = any == null ? frame : any;
                own = own == null && part == Part.OWN ? frame : own;
                String call = frame.getClassName() + '.' + frame.getMethodName();
                // A recursion counts once.
                hash = call.equals(before) ? hash : mix(hash, call);
                before = call;
            }
        }
        return any == null ? NONE : new CallContext(line(own == null ? any : own), Long.toHexString(hash));
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * FNV_PRIME;
        }
        return (mixed ^ '\n') * FNV_PRIME;
    }

    private static String line(StackFrame frame) {
        String file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
        return frame.getLineNumber() > 0 ? file + ":" + frame.getLineNumber() : file;
    }
}
