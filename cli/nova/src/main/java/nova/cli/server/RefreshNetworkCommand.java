package nova.cli.server;

import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;

/** {@code nova refresh-network}: says that the network of a server changed, so that it is asked for anew. */
public final class RefreshNetworkCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server (administrators only).");
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        call.cloud()
                .post(
                        "/os-server-external-events",
                        Map.of("events", List.of(Map.of("server_uuid", id, "name", "network-changed"))));
    }
}
