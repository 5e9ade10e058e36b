/**
 * The command line: {@link io.chaoskit.cli.Main}. The only code that prints, and that ends the process.
 *
 * <pre>
 *   Main ─▶ RunCommand ─▶ ScriptLoader (read) ─▶ Execution (run, summarise, write reports) ─▶ exit code
 *                              │  └─▶ Complaints: everything that is wrong, with its place and what to do
 *                              └─▶ ScriptCompiler ─▶ ScriptCache: the class files of scripts that were compiled before
 *   plain groovy ─▶ PlainScriptHost ─▶ Execution
 * </pre>
 *
 * <p>{@code ClassPathOption} names the code under test, {@code ContextLoader} makes the script's class
 * loader that of the threads.
 *
 * <p>To add a command: a class that declares its options with {@code CommandModel}, one line in {@code Main}, one spec.
 */
package io.chaoskit.cli;
