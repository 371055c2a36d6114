package nova.cli.keypair;

import java.util.List;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.ListOptions;
import nova.cli.resource.Query;

/** {@code nova keypair-list}. */
public final class ListKeypairsCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.option("--user", "<user-id>", "Keys of this user (administrators only).")
                .since(10);
        ListOptions.page(shape, "Keys after this one.", 35);
    }

    @Override
    public void run(Invocation call) {
        Query query = new Query();
        query.addFilled("user_id", call.arguments().text("--user"));
        query.addPage(call.arguments());
        List<JsonObject> keys = call.cloud().get("/os-keypairs" + query.text()).objects("keypairs").stream()
                .map(each -> each.object("keypair"))
                .toList();
        Listing.print(
                call,
                keys,
                call.cloud().atLeast(2) ? List.of("Name", "Type", "Fingerprint") : List.of("Name", "Fingerprint"));
    }
}
