package nova.cli.server;

import java.util.Map;
import java.util.Optional;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;

/** {@code nova lock}. */
public final class LockServerCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .option("--reason", "<reason>", "Why it is locked.")
                .since(73);
    }

    @Override
    public void run(Invocation call) {
        Optional<String> reason = call.arguments().filled("--reason");
        ServerAction.send(
                call.cloud(),
                Finder.ofServers(call.cloud()).find(call.positional(0)),
                "lock",
                reason.isPresent() ? Map.of("locked_reason", reason.get()) : null);
    }
}
