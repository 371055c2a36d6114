package nova.cli.server;

import java.util.Map;
import java.util.Optional;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/** {@code nova unshelve}. */
public final class UnshelveServerCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .option("--availability-zone", "<availability-zone>", "Zone to bring it back in.")
                .since(77);
    }

    @Override
    public void run(Invocation call) {
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        Optional<String> zone = call.arguments().text("--availability-zone");
        ServerAction.send(
                call.cloud(), server, "unshelve", zone.isPresent() ? Map.of("availability_zone", zone.get()) : null);
    }
}
