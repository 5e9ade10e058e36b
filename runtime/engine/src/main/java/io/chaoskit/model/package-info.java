/**
 * The description of an experiment: {@link io.chaoskit.model.Scenario}, made by
 * {@link io.chaoskit.model.ScenarioBuilder}, which reports all mistakes together.
 */
package io.chaoskit.model;
