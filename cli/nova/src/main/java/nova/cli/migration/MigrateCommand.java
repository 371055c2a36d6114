package nova.cli.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.server.ServerAction;
import nova.cli.server.StatusPoll;

/** {@code nova migrate}: to another host, the server stopped meanwhile. */
public final class MigrateCommand implements Command {
    private static final int HOST_SINCE_MINOR = 56;

    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .option("--host", "<host>", "Host to migrate to.")
                .since(HOST_SINCE_MINOR)
                .flag("--poll", "Show the progress until it is done.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        Map<String, Object> wish = new LinkedHashMap<>();
        call.arguments().filled("--host").ifPresent(host -> wish.put("host", host));
        boolean plain = !call.cloud().atLeast(HOST_SINCE_MINOR) || wish.isEmpty();
        ServerAction.send(call.cloud(), server, "migrate", plain ? null : wish);
        if (call.arguments().flag("--poll")) {
            new StatusPoll(call, "migrating").until(server.text("id", ""), "active", "verify_resize");
        }
    }
}
