/** The source of a script: {@link io.chaoskit.internal.dsl.script.ScriptSource} finds the line and column of a word. */
package io.chaoskit.internal.dsl.script;
