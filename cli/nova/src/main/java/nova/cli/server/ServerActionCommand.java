package nova.cli.server;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;

/** A command that sends one action without arguments to one server and prints nothing: pause, resume, unlock, … */
public final class ServerActionCommand implements Command {
    private final String action;
    private final int since;

    public ServerActionCommand(String action) {
        this(action, 0);
    }

    public ServerActionCommand(String action, int since) {
        this.action = action;
        this.since = since;
    }

    @Override
    public void shape(Shape shape) {
        shape.commandSince(since).positional("<server>", "Name or id of the server.");
    }

    @Override
    public void run(Invocation call) {
        ServerAction.send(call.cloud(), Finder.ofServers(call.cloud()).find(call.positional(0)), action, null);
    }
}
