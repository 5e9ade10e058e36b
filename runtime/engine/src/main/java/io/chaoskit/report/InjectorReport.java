package io.chaoskit.report;

/**
 * The report of one injector: its hits and faults.
 *
 * @param name unique in the scenario
 * @param scope its group; empty for none
 * @param effect what happens
 * @param site where
 * @param trigger when; empty for always
 * @param hits arrivals
 * @param fired faults
 * @param hitsOutside arrivals of threads that belonged to no iteration, which are only counted
 * @param note how the system took them, and which classes could not be woven but were never used; empty for none
 */
public record InjectorReport(
        String name,
        String scope,
        String effect,
        String site,
        String trigger,
        long hits,
        long fired,
        long hitsOutside,
        String note) {}
