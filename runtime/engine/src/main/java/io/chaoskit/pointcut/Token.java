package io.chaoskit.pointcut;

/** A word of a pointcut, with its place: 1 for the first character. */
record Token(TokenKind kind, String text, int column) {}
