package nova.cli.flavor;

import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;
import nova.cli.resource.Query;

/** {@code nova flavor-update}: the description, the only thing that may change. */
public final class UpdateFlavorCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.commandSince(55)
                .positional("<flavor>", "Name or id of the flavor.")
                .positional("<description>", "New description.");
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofFlavors(call.cloud()).find(call.positional(0)).text("id", "");
        Map<String, Object> body = Map.of("flavor", Map.of("description", call.positional(1)));
        FlavorTable.print(
                call,
                List.of(call.cloud().put("/flavors/" + Query.inPath(id), body).object("flavor")),
                false);
    }
}
