package nova.cli.server;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;

/** {@code nova restore}: brings back a server that was deleted softly. */
public final class RestoreServerCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.");
    }

    @Override
    public void run(Invocation call) {
        ServerAction.send(
                call.cloud(), Finder.ofServers(call.cloud(), "deleted=True").find(call.positional(0)), "restore", null);
    }
}
