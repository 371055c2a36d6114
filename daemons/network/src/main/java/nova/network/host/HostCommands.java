package nova.network.host;

import java.util.List;

/** The commands the network service runs on its machine: these four programs, bounded in time and output. */
public interface HostCommands {
    /** The only programs that are ever run. */
    enum Tool {
        IP,
        NFT,
        DNSMASQ,
        KILL
    }

    /** What a command said; {@code output} is both of its streams. */
    record Outcome(int exit, String output) {
        boolean ok() {
            return exit == 0;
        }
    }

    /** Runs to the end, or is killed at the limit, which counts as a failure. {@code input} goes to its standard input. */
    Outcome run(Tool tool, List<String> arguments, String input);

    default Outcome run(Tool tool, String... arguments) {
        return run(tool, List.of(arguments), "");
    }
}
