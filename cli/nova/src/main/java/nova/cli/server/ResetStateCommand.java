package nova.cli.server;

import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;

/** {@code nova reset-state}. */
public final class ResetStateCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.flag("--all-tenants", "Look for names in all projects (administrators only).")
                .positionals("<server>", "Name or id of the servers.")
                .flag("--active", "Set them to active instead of error.");
    }

    @Override
    public void run(Invocation call) {
        String state = call.arguments().flag("--active") ? "active" : "error";
        Finder finder = Finder.ofServers(call.cloud(), call.arguments().flag("--all-tenants") ? "all_tenants=1" : "");
        boolean failed = false;
        for (String said : call.positionalsFrom(0)) {
            try {
                ServerAction.send(call.cloud(), finder.find(said), "os-resetState", Map.of("state", state));
                call.output().message("Reset state for server " + said + " succeeded; new state is " + state);
            } catch (CommandFailure refused) {
                failed = true;
                call.output().message("Reset state for server " + said + " failed: " + refused.getMessage());
            }
        }
        if (failed) {
            throw CommandFailure.because("Unable to reset the state for the specified server(s).");
        }
    }
}
