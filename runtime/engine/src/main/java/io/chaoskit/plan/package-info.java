/**
 * The one place that decides: a {@link io.chaoskit.plan.Plan} says for each hit whether it fires, and each
 * {@link io.chaoskit.plan.Fault} that fired is in the trace of its iteration.
 *
 * <pre>
 *   hit at a site ─▶ Plan ─▶ no: nothing
 *                       └─▶ yes: into the trace ─▶ effect
 * </pre>
 */
package io.chaoskit.plan;
