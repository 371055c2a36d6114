package nova.cli.flavor;

import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/** {@code nova flavor-show}. */
public final class ShowFlavorCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<flavor>", "Name or id of the flavor.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject flavor = Finder.ofFlavors(call.cloud()).find(call.positional(0));
        Map<String, Object> rows = flavor.copy();
        rows.remove("links");
        rows.put("extra_specs", FlavorTable.extraSpecs(call.cloud(), flavor));
        call.output().properties(rows);
    }
}
