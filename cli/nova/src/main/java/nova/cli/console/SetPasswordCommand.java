package nova.cli.console;

import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.server.ServerAction;

/** {@code nova set-password}: asks twice and changes the password of the guest's administrator. */
public final class SetPasswordCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        String password = call.surroundings().askSecret("New password: ");
        if (!password.equals(call.surroundings().askSecret("Again: "))) {
            throw CommandFailure.because("Passwords do not match.");
        }
        ServerAction.send(call.cloud(), server, "changePassword", Map.of("adminPass", password));
    }
}
