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
 * <p>{@code MavenProject} finds the class path of a project, {@code ReplCommand} starts the shell, whose own classes {@code AsideLoader} keeps
 * from the code under test, and {@code DoctorCommand} shows the findings of three checkups.
 *
 * <p>{@code ScaleCommand} has a run's shards run elsewhere, see {@link io.chaoskit.internal.scale}.
 *
 * <p>To add a command: a class that declares its options with {@code CommandModel}, one line in {@code Main}, calls for its help in
 * {@code CallExamples}, one spec.
 */
package io.chaoskit.cli;
