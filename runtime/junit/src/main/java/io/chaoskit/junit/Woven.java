package io.chaoskit.junit;

import io.chaoskit.run.FaultScope;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** Keeps what is woven until all tests have ended: weaving takes longer than most tests. */
record Woven(FaultScope.Hold hold) implements CloseableResource, AutoCloseable {

    /** From the first test with faults on. */
    static void hold(Store ofAllTests) {
        ofAllTests.getOrComputeIfAbsent(Woven.class, key -> new Woven(FaultScope.hold()), Woven.class);
    }

    @Override
    public void close() {
        hold.close();
    }
}
