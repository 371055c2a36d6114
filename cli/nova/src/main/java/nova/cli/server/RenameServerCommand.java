package nova.cli.server;

import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;

/** {@code nova rename}, of old clients: today {@code nova update --name}. */
public final class RenameServerCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Present name or id of the server.").positional("<name>", "New name.");
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        call.cloud().put("/servers/" + id, Map.of("server", Map.of("name", call.positional(1))));
    }
}
