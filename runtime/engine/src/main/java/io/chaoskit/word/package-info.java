/**
 * Adding words to the DSL, from a jar of your own. The words of ChaosKit itself are defined in the same way.
 *
 * <p>1. Write a class of {@link io.chaoskit.word.Words} in Java or any other language of the JVM; {@code chaoskit-runtime} is all
 * it needs. Each method with {@link io.chaoskit.word.Word} is a way to write a word; several of one name are several ways.
 *
 * <pre>{@code
 * package com.acme;
 *
 * public final class ShopWords implements Words {
 *
 *     @Word(usage = "wrongPrice(10.percent)", does = "changes a price that a method returns")
 *     public Effect wrongPrice(double by) {
 *         return new WrongPrice(by);
 *     }
 *
 *     @Word(usage = "openOrders(5, within: 1.s)", does = "no more orders are open")
 *     public Validator openOrders(int max, @Option("1s") Duration within) {
 *         return new OpenOrders(max, within);
 *     }
 * }
 * }</pre>
 *
 * <p>2. Name it in {@code META-INF/services/io.chaoskit.word.Words}, a line for each class, and compile with {@code javac
 * -parameters}: the names of the parameters are those that scripts and the list use.
 *
 * <p>3. Put the jar on the class path: {@code CHAOSKIT_CLASSPATH=shop-chaos.jar scripts/chaoskit run shop.groovy}, {@code groovy -cp}, a
 * test's dependency. Scripts then say {@code inject wrongPrice(10.percent) on 'com.acme.Prices.of(..)'} and {@code assert
 * openOrders(5)}; {@code chaoskit list} shows the words, and mistakes in their use are reported like all others.
 *
 * <p>Parameters are what a script can say:
 *
 * <table>
 *   <caption>Types of parameters</caption>
 *   <tr><th>type</th><th>in a script</th></tr>
 *   <tr><td>{@code Duration}, {@code Size}</td><td>{@code 5.ms}, {@code '5ms'}; {@code 512.mb}, {@code '512mb'}</td></tr>
 *   <tr><td>{@code int}, {@code long}, {@code double}, {@code Probability}</td><td>{@code 5}, {@code 0.1}, {@code 10.percent}</td></tr>
 *   <tr><td>{@code boolean}, {@code String}, {@code Path}, {@code Pointcut}</td><td>{@code true}, {@code 'text'}</td></tr>
 *   <tr><td>{@code Class<? extends Throwable>}</td><td>{@code IOException}</td></tr>
 *   <tr><td>{@code Effect}, {@code Validator}</td><td>other words: {@code delay(5.ms)}; an effect may be a closure</td></tr>
 *   <tr><td>an interface of one method</td><td>a closure {@code { … }}</td></tr>
 *   <tr><td>any other</td><td>an object of that type</td></tr>
 * </table>
 *
 * <p>The last of them may be variable ({@code Effect...}); an {@link java.util.Optional} may be left out; one with {@link
 * io.chaoskit.word.Option} is given by its name.
 *
 * <p>{@code chaoskit list injectors --json} and {@code list validators --json} give all words as a sorted array; properties may be
 * added to it, but are not renamed:
 *
 * <pre>{@code
 * [{"name": "openOrders", "from": "com.acme.ShopWords",      or "built in"
 *   "forms": [{"usage": "openOrders(5, within: 1.s)", "does": "no more orders are open",
 *     "parameters": [{"name": "max", "type": "whole number", "passing": "positional", "required": true},
 *                    {"name": "within", "type": "duration", "passing": "named", "required": false, "default": "1s"}]}]}]
 * }</pre>
 *
 * <p>{@code passing} is {@code positional}, {@code named} or {@code repeated}; there is no {@code default} when leaving a parameter out
 * means that there is none.
 *
 * <p>How to write an effect and a validator: {@link io.chaoskit.effect} and {@link io.chaoskit.validator}.
 */
package io.chaoskit.word;
