package nova.cli.server;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;

/** {@code nova diagnostics} and {@code server-topology}: what the API says of one server, as it is. */
public final class ServerReportCommand implements Command {
    private static final int WRAP = 80;

    private final String what;
    private final int since;

    public ServerReportCommand(String what, int since) {
        this.what = what;
        this.since = since;
    }

    @Override
    public void shape(Shape shape) {
        shape.commandSince(since).positional("<server>", "Name or id of the server.");
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        call.output().properties(call.cloud().get("/servers/" + id + "/" + what).copy(), WRAP);
    }
}
