/**
 * The implementation of pointcuts: parsing, matching, and hints for those that match nothing.
 *
 * <pre>
 *   text ─▶ Lexer ─▶ Parser ─▶ Expression (Or, And, Not over MethodPattern) ─▶ MethodMatcher: mayMatch(type), methods(type)
 *                                    └─ matches nothing ─▶ PointcutSuggestion: the nearest names
 * </pre>
 *
 * @see io.chaoskit.pointcut the language
 */
package io.chaoskit.internal.pointcut;
