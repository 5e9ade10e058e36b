package io.chaoskit.dsl;

/** Where in a script a word may stand. */
enum Place {
    SCENARIO("a scenario", "in a scenario", ScenarioBlock.class),
    SCOPE("a scope", "in a scope", ScopeBlock.class),
    INJECT("an inject statement", "behind inject", InjectorClause.class),
    THRESHOLDS("thresholds", "in thresholds", ThresholdsBlock.class),
    STEP("a step", "in a step", RunBlock.class);

    private final String text;
    private final String where;
    private final Class<?> block;

    Place(String text, String where, Class<?> block) {
        this.text = text;
        this.where = where;
        this.block = block;
    }

    String text() {
        return text;
    }

    String where() {
        return where;
    }

    Class<?> block() {
        return block;
    }
}
