/**
 * The immutable description of a chaos experiment: the system under test, the steps that use it, the faults to inject and
 * the checks that must hold. Nothing here acts on a system; running a description is the work of other packages.
 */
package io.chaoskit.model;
