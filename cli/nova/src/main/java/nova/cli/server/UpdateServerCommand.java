package nova.cli.server;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.command.Arguments;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/** {@code nova update}. */
public final class UpdateServerCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Present name or id of the server.")
                .option("--name", "<name>", "New name.")
                .option("--description", "<description>", "New description; an empty one removes it.")
                .since(19)
                .option("--hostname", "HOSTNAME", "New host name, as the guest reads it from its metadata.")
                .since(90);
    }

    @Override
    public void run(Invocation call) {
        Arguments arguments = call.arguments();
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        Map<String, Object> changes = new LinkedHashMap<>();
        arguments.filled("--name").ifPresent(name -> changes.put("name", name));
        arguments
                .text("--description")
                .ifPresent(description -> changes.put("description", description.isEmpty() ? null : description));
        arguments.filled("--hostname").ifPresent(hostname -> changes.put("hostname", hostname));
        if (!changes.isEmpty()) {
            call.cloud().put("/servers/" + server.text("id", ""), Map.of("server", changes));
        }
    }
}
