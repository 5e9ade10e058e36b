package io.chaoskit.junit.platform;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** A scenario, or a test of one: a check, or the verdict. */
final class TestNode extends AbstractTestDescriptor {

    private final Type type;

    TestNode(UniqueId id, String name, TestSource source, Type type) {
        super(id, name, source);
        this.type = type;
    }

    @Override
    public Type getType() {
        return type;
    }
}
