package nova.cli.keypair;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova keypair-delete}. */
public final class DeleteKeypairCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<name>", "Name of the key.")
                .option("--user", "<user-id>", "User it belongs to (administrators only).")
                .since(10);
    }

    @Override
    public void run(Invocation call) {
        String query = new Query()
                .addFilled("user_id", call.arguments().text("--user"))
                .text();
        call.cloud().delete("/os-keypairs/" + Query.encoded(call.positional(0)).replace("+", "%20") + query);
    }
}
