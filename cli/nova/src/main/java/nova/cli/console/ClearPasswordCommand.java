package nova.cli.console;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;

/** {@code nova clear-password}: forgets the stored password; the guest keeps its own. */
public final class ClearPasswordCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.");
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        call.cloud().delete("/servers/" + id + "/os-server-password");
    }
}
