package io.chaoskit.weave;

import java.util.Collection;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatchers;

/** How classes are changed and restored: no member is added, and one class that cannot be changed is no obstacle to others. */
final class Retransformation {

    private static final int BATCH = 50;

    private Retransformation() {}

    /** To be told what to change, and installed. */
    static AgentBuilder of(Collection<Class<?>> loaded, AgentBuilder.Listener listener) {
        return new AgentBuilder.Default(new ByteBuddy().with(TypeValidation.DISABLED))
                .disableClassFormatChanges()
                .with(AgentBuilder.InitializationStrategy.NoOp.INSTANCE)
                .with(AgentBuilder.TypeStrategy.Default.DECORATE)
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.RedefinitionStrategy.BatchAllocator.ForFixedSize.ofSize(BATCH))
                .with(new AgentBuilder.RedefinitionStrategy.DiscoveryStrategy.Explicit(loaded.toArray(Class<?>[]::new)))
                .with(new Readable())
                .with(ClassFilePool.STRATEGY)
                .with(listener)
                .ignore(ElementMatchers.none());
    }
}
