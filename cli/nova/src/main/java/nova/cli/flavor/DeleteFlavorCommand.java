package nova.cli.flavor;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;
import nova.cli.resource.Query;

/** {@code nova flavor-delete}. */
public final class DeleteFlavorCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<flavor>", "Name or id of the flavor.");
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofFlavors(call.cloud()).find(call.positional(0)).text("id", "");
        call.cloud().delete("/flavors/" + Query.inPath(id));
    }
}
