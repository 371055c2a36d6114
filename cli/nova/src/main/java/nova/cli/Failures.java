package nova.cli;

import java.io.PrintStream;
import nova.cli.command.Shape;
import nova.cli.command.Usage;
import nova.cli.help.HelpText;

/** The one place where failures become words on standard error and exit codes. */
record Failures(PrintStream err) {
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;
    /** As a shell says it of a program that SIGINT ended. */
    private static final int EXIT_INTERRUPTED = 130;

    /** Wrong before it was known which command was meant. */
    int usage(UsageFailure wrong) {
        return usage(wrong, HelpText.USAGE, "");
    }

    int usage(UsageFailure wrong, Shape shape) {
        if (wrong.isOfWholeProgram()) {
            return usage(wrong);
        }
        return usage(wrong, Usage.of(shape), shape.spec().name().substring("nova ".length()));
    }

    /** Whoever interrupted a command knows why it did not end well. */
    int failed(CommandFailure failure) {
        if (Thread.currentThread().isInterrupted()) {
            return EXIT_INTERRUPTED;
        }
        err.println("ERROR (" + failure.kind() + "): " + failure.getMessage());
        err.flush();
        return EXIT_FAILED;
    }

    private int usage(UsageFailure wrong, String usage, String command) {
        err.println(usage);
        err.println("error: " + wrong.getMessage());
        err.println("Try 'nova help " + command + "' for more information.");
        err.flush();
        return EXIT_USAGE;
    }
}
