package io.chaoskit.run;

/** Whom a thread works for. */
sealed interface Owner permits Task, Heir {}
