package nova.cli.server;

import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/** {@code nova reboot}. */
public final class RebootServersCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.flag("--hard", "Switch off and on instead of asking the guest.")
                .positionals("<server>", "Name or id of the servers.")
                .flag("--poll", "Wait until they are back.");
    }

    @Override
    public void run(Invocation call) {
        Finder finder = Finder.ofServers(call.cloud());
        List<JsonObject> servers =
                call.positionalsFrom(0).stream().map(finder::find).toList();
        Map<String, Object> type = Map.of("type", call.arguments().flag("--hard") ? "HARD" : "SOFT");
        ManyServers.run(
                call,
                servers,
                server -> ServerAction.send(call.cloud(), server, "reboot", type),
                "Request to reboot server %s has been accepted.",
                "Unable to reboot the specified server(s).");
        if (call.arguments().flag("--poll")) {
            ManyServers.run(
                    call,
                    servers,
                    server -> new StatusPoll(call, "rebooting").withoutPercent().until(server.text("id", ""), "active"),
                    "Wait for server %s reboot.",
                    "Wait for specified server(s) failed.");
        }
    }
}
