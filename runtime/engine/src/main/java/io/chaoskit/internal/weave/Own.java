package io.chaoskit.internal.weave;

import io.chaoskit.internal.thread.Stacks;
import io.chaoskit.pointcut.Pointcut;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ByteBuddy;

/** Classes that ChaosKit brings along: never woven, or at least never what a user meant by a name that does not exist. */
public final class Own {

    /** Byte Buddy as ChaosKit uses it, wherever it is packed. */
    private static final String BYTE_BUDDY = ByteBuddy.class.getPackageName() + ".";

    /** What runs scripts. The code under test may use it too. */
    private static final List<String> SCRIPTING =
            List.of("groovy.", "groovyjarjar", "org.apache.groovy.", "org.codehaus.groovy.", "org.apache.ivy.");

    private Own() {}

    /** Whether a class is part of the library that weaves. */
    static boolean weaves(String name) {
        return name.startsWith(BYTE_BUDDY);
    }

    /** Takes the classes out of names that may be suggested, unless a pointcut is about them. */
    public static void removeFrom(Set<String> names, Pointcut pointcut) {
        names.removeIf(name -> isOwn(name) && !pointcut.matcher().isAbout(name));
        SCRIPTING.stream()
                .filter(prefix -> pointcut.matcher().namedTypes().stream().noneMatch(type -> type.startsWith(prefix)))
                .forEach(prefix -> names.removeIf(
                        name -> name.startsWith(prefix) && !pointcut.matcher().isAbout(name)));
    }

    private static boolean isOwn(String name) {
        return Stacks.isChaosKit(name) || weaves(name);
    }
}
