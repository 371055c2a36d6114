package nova.manage.cell;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** An action that has nothing to do here: it is done as soon as it is asked for. Its options are not looked at. */
@Command(description = "Accepted: there is one cell, and hosts and servers are in it from the start.")
final class AcceptedCommand implements Callable<Integer> {
    private AcceptedCommand() {}

    static CommandLine of(String name) {
        CommandLine action = new CommandLine(new AcceptedCommand());
        action.setCommandName(name);
        action.getCommandSpec().parser().unmatchedArgumentsAllowed(true).unmatchedOptionsArePositionalParams(true);
        return action;
    }

    @Override
    public Integer call() {
        return 0;
    }
}
