package nova.cli.server;

import nova.cli.cloud.Cloud;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/** {@code nova start}, {@code stop} and {@code delete}: one or more servers, by name also of other projects. */
public final class ManyServersCommand implements Command {
    private final String verb;

    public ManyServersCommand(String verb) {
        this.verb = verb;
    }

    @Override
    public void shape(Shape shape) {
        shape.flag("--all-tenants", "Look for names in all projects (administrators only).")
                .positionals("<server>", "Name or id of the servers.");
    }

    @Override
    public void run(Invocation call) {
        Cloud cloud = call.cloud();
        Finder finder = Finder.ofServers(cloud, call.arguments().flag("--all-tenants") ? "all_tenants=1" : "");
        ManyServers.run(
                call,
                call.positionalsFrom(0),
                said -> act(cloud, finder.find(said)),
                "Request to " + verb + " server %s has been accepted.",
                "Unable to " + verb + " the specified server(s).");
    }

    private void act(Cloud cloud, JsonObject server) {
        if (verb.equals("delete")) {
            cloud.delete("/servers/" + server.text("id", ""));
        } else {
            ServerAction.send(cloud, server, "os-" + verb, null);
        }
    }
}
