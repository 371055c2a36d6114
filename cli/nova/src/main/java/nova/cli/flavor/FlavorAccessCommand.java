package nova.cli.flavor;

import java.util.List;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.resource.Query;

/** {@code nova flavor-access-list}, {@code -add} and {@code -remove}: which projects may use a private flavor. */
public final class FlavorAccessCommand implements Command {
    private static final List<String> TITLES = List.of("Flavor_ID", "Tenant_ID");

    private final String what;

    public FlavorAccessCommand(String what) {
        this.what = what;
    }

    @Override
    public void shape(Shape shape) {
        if (what.equals("list")) {
            shape.option("--flavor", "<flavor>", "Name or id of the flavor.");
        } else {
            shape.positional("<flavor>", "Name or id of the flavor.").positional("<tenant_id>", "Id of the project.");
        }
    }

    @Override
    public void run(Invocation call) {
        Listing.print(call, what.equals("list") ? list(call) : change(call), TITLES);
    }

    private static List<JsonObject> list(Invocation call) {
        String said = call.arguments()
                .filled("--flavor")
                .orElseThrow(() -> CommandFailure.because("Unable to get all access lists. Specify --flavor"));
        JsonObject flavor = Finder.ofFlavors(call.cloud()).find(said);
        if (Boolean.TRUE.equals(flavor.raw("os-flavor-access:is_public"))) {
            throw CommandFailure.because("Access list not available for public flavors.");
        }
        return call.cloud()
                .get("/flavors/" + Query.inPath(flavor.text("id", "")) + "/os-flavor-access")
                .objects("flavor_access");
    }

    private List<JsonObject> change(Invocation call) {
        String id = Finder.ofFlavors(call.cloud()).find(call.positional(0)).text("id", "");
        String action = what.equals("add") ? "addTenantAccess" : "removeTenantAccess";
        Map<String, Object> body = Map.of(action, Map.of("tenant", call.positional(1)));
        return call.cloud()
                .post("/flavors/" + Query.inPath(id) + "/action", body)
                .objects("flavor_access");
    }
}
