package nova.cli.server;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;

/** {@code nova show}. */
public final class ShowServerCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.flag("--minimal", "Do not look up flavor and image.")
                .positional("<server>", "Name or id of the server.")
                .integer("--wrap", "<integer>", "Fold values at this width; 0 does not.");
    }

    @Override
    public void run(Invocation call) {
        int wrap = call.arguments().number("--wrap").orElse(0);
        ServerView.print(
                call,
                Finder.ofServers(call.cloud()).find(call.positional(0)),
                call.arguments().flag("--minimal"),
                wrap);
    }
}
