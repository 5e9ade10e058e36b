package io.chaoskit.cli;

import groovy.lang.GroovySystem;
import picocli.CommandLine.IVersionProvider;

/** Which ChaosKit, Groovy and Java this is. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "chaoskit " + (version == null ? "development" : version),
            "groovy " + GroovySystem.getVersion(),
            "java " + Runtime.version()
        };
    }
}
