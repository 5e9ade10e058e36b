/** How the outcome of a run becomes a verdict. */
package io.chaoskit.internal.verdict;
