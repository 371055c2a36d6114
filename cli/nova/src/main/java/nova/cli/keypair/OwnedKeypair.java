package nova.cli.keypair;

import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** A keypair by its name, one's own or that of another user. */
final class OwnedKeypair {
    private OwnedKeypair() {}

    static void declare(Shape shape, String label) {
        shape.positional(label, "Name of the key.")
                .option("--user", "<user-id>", "User it belongs to (administrators only).")
                .since(10);
    }

    static String path(Invocation call) {
        String query = new Query()
                .addFilled("user_id", call.arguments().text("--user"))
                .text();
        return "/os-keypairs/" + Query.inPath(call.positional(0)) + query;
    }
}
