package nova.cli;

import java.util.List;
import nova.cli.command.Invocation;
import nova.cli.shell.InteractiveShell;

/** One run of {@code nova}: its options, then one command, or a shell of many. */
public final class Program {
    public static final String VERSION = "1.0.0";

    private final Terminal terminal;
    private final Invocation.Surroundings surroundings;

    public Program(Terminal terminal, Invocation.Surroundings surroundings) {
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    /** The answer is the exit code. */
    public int run(List<String> typed) {
        try {
            GlobalOptions global = GlobalOptions.parse(typed);
            if (global.flag("--version") || typed.contains("--version")) {
                terminal.out().println(VERSION);
                return 0;
            }
            if (terminal.interactive() && typed.isEmpty() || global.rest().equals(List.of("shell"))) {
                global.checkKnown();
                return InteractiveShell.run(terminal, global);
            }
            Session session = new Session(terminal, surroundings, global);
            if (global.flag("--help") || global.rest().isEmpty()) {
                global.checkKnown();
                return session.run(List.of("help"));
            }
            return session.run(global.rest());
        } catch (UsageFailure wrong) {
            return new Failures(terminal.err()).usage(wrong);
        }
    }
}
