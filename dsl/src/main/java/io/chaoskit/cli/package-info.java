/**
 * The command line: {@link io.chaoskit.cli.Main}. The only code that prints, and that ends the process.
 *
 * <pre>
 *   Main ─▶ RunCommand ─▶ ScriptLoader (compile, read) ─▶ Execution (run, summarise, write reports) ─▶ exit code
 *                              └─▶ Complaints: everything that is wrong, with its place and what to do
 *   plain groovy ─▶ PlainScriptHost ─▶ Execution
 * </pre>
 */
package io.chaoskit.cli;
