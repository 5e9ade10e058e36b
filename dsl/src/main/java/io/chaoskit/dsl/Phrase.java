package io.chaoskit.dsl;

/**
 * One way to write a word.
 *
 * @param word the word
 * @param kind what it is
 * @param usage how it is written
 * @param does what it does
 */
record Phrase(String word, Kind kind, String usage, String does) {}
