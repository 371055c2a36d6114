package nova.cli.attachment;

import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.server.ServerAction;

/** {@code nova add-secgroup}, {@code remove-secgroup} and {@code list-secgroup}. */
public final class SecurityGroupCommand implements Command {
    private final String verb;

    public SecurityGroupCommand(String verb) {
        this.verb = verb;
    }

    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.");
        if (!verb.equals("list")) {
            shape.positional("<secgroup>", "Name or id of the security group.");
        }
    }

    @Override
    public void run(Invocation call) {
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        if (verb.equals("list")) {
            Listing.print(
                    call,
                    call.cloud()
                            .get("/servers/" + server.text("id", "") + "/os-security-groups")
                            .objects("security_groups"),
                    List.of("Id", "Name", "Description"));
            return;
        }
        ServerAction.send(call.cloud(), server, verb + "SecurityGroup", Map.of("name", call.positional(1)));
    }
}
