package nova.cli.attachment;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;
import nova.cli.resource.Query;

/** {@code nova interface-detach} and {@code volume-detach}. */
public final class DetachCommand implements Command {
    private final String collection;
    private final String label;

    private DetachCommand(String collection, String label) {
        this.collection = collection;
        this.label = label;
    }

    public static DetachCommand ofInterface() {
        return new DetachCommand("os-interface", "<port_id>");
    }

    public static DetachCommand ofVolume() {
        return new DetachCommand("os-volume_attachments", "<volume>");
    }

    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.").positional(label, "Id of what to detach.");
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        call.cloud().delete("/servers/" + id + "/" + collection + "/" + Query.inPath(call.positional(1)));
    }
}
