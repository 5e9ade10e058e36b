package io.chaoskit.proxy.internal.toxic;

/**
 * A toxic on a proxy: its name, its stream, and its present settings. Links take the settings when their stage starts or
 * restarts, and keep them until the next time. Safe for use by several threads.
 */
public final class InstalledToxic {

    private final String name;
    private final ToxicType type;
    private final String stream;
    private final Direction direction;
    private volatile Settings settings;

    /**
     * A toxic that is not on any link yet.
     *
     * @param name unique within the proxy
     * @param type the kind
     * @param stream the direction as it was written; see {@link Direction#of}
     * @param settings attributes and toxicity
     */
    public InstalledToxic(String name, ToxicType type, String stream, Settings settings) {
        this.name = name;
        this.type = type;
        this.stream = stream;
        this.direction = Direction.of(stream);
        this.settings = settings;
    }

    public String name() {
        return name;
    }

    public ToxicType type() {
        return type;
    }

    /** The direction as it was written. */
    public String stream() {
        return stream;
    }

    public Direction direction() {
        return direction;
    }

    public Settings settings() {
        return settings;
    }

    /** Changes the settings for the next start of each stage. */
    public void set(Settings changed) {
        settings = changed;
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * The settings of a toxic.
     *
     * @param attributes as given
     * @param toxic the toxic with these attributes
     * @param toxicity the chance that a link has it, drawn each time a stage starts: from 1 always, up to 0 never
     */
    public record Settings(Attributes attributes, Toxic toxic, float toxicity) {

        /** Settings of these attributes. */
        public static Settings of(ToxicType type, Attributes attributes, float toxicity) {
            return new Settings(attributes, type.make(attributes), toxicity);
        }
    }
}
