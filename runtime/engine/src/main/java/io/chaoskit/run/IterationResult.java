package io.chaoskit.run;

import io.chaoskit.plan.Fault;
import java.util.List;

/**
 * One iteration that ended.
 *
 * @param iteration from 1
 * @param lane from 1
 * @param passed whether nothing that counts failed
 * @param faults its trace
 */
public record IterationResult(long iteration, int lane, boolean passed, List<Fault> faults) {}
