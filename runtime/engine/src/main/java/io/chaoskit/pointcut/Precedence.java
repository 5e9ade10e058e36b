package io.chaoskit.pointcut;

/** How tightly operators bind, the loosest first. */
enum Precedence {
    OR,
    AND,
    NOT,
    PATTERN
}
