package io.chaoskit.cli;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * The workflow commands of GitHub Actions, stopped while text of others is printed: there a line that begins with {@code ::}, or has
 * {@code ##[} in it, would set, hide or annotate something. Only the word that stopped them lets them work again, and nobody can guess it.
 *
 * <p>It is printed where scripts print, so that all that they print comes between.
 */
final class WorkflowCommands {

    private static final String VARIABLE = "GITHUB_ACTIONS";
    private static final int BYTES = 16;

    private final PrintStream out;
    /** Empty where there are no such commands, and when they work again. */
    private String token;

    private WorkflowCommands(PrintStream out, String token) {
        this.out = out;
        this.token = token;
    }

    /** What prints text of others. */
    @FunctionalInterface
    interface Work {
        int run() throws MistakesFound;
    }

    /** Has something done while they are stopped; its mistakes are printed then too. Returns the exit code. */
    static int stoppedDuring(PrintStream out, Work work) {
        WorkflowCommands commands = stop(out);
        try {
            return work.run();
        } catch (MistakesFound found) {
            return Complaints.print(found);
        } finally {
            commands.resume();
        }
    }

    /** Stops them, where there are any. */
    static WorkflowCommands stop(PrintStream out) {
        return stop(out, System.getenv());
    }

    /** With the variables of the process. */
    static WorkflowCommands stop(PrintStream out, Map<String, String> environment) {
        if (!understood(environment)) {
            return new WorkflowCommands(out, "");
        }
        byte[] drawn = new byte[BYTES];
        new SecureRandom().nextBytes(drawn);
        String token = "chaoskit-" + HexFormat.of().formatHex(drawn);
        out.println("::stop-commands::" + token);
        return new WorkflowCommands(out, token);
    }

    /** Whether there are such commands. */
    static boolean understood(Map<String, String> environment) {
        return environment.getOrDefault(VARIABLE, "").equals("true");
    }

    /** They work again. What was printed last may not have ended its line. */
    synchronized void resume() {
        if (!token.isEmpty()) {
            System.err.flush();
            out.println();
            out.println("::" + token + "::");
            out.flush();
            token = "";
        }
    }
}
