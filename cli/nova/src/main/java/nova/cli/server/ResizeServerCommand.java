package nova.cli.server;

import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/** {@code nova resize}. */
public final class ResizeServerCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .positional("<flavor>", "Name or id of the new flavor.")
                .flag("--poll", "Show the progress until it is done.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        String flavor = Finder.ofFlavors(call.cloud()).find(call.positional(1)).text("id", "");
        ServerAction.send(call.cloud(), server, "resize", Map.of("flavorRef", flavor));
        if (call.arguments().flag("--poll")) {
            new StatusPoll(call, "resizing").until(server.text("id", ""), "active", "verify_resize");
        }
    }
}
