package nova.cli.keypair;

import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.PythonText;
import nova.cli.resource.Query;

/** {@code nova keypair-show}. */
public final class ShowKeypairCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<keypair>", "Name of the key.")
                .option("--user", "<user-id>", "User it belongs to (administrators only).")
                .since(10);
    }

    @Override
    public void run(Invocation call) {
        String query = new Query()
                .addFilled("user_id", call.arguments().text("--user"))
                .text();
        Map<String, Object> keypair = call.cloud()
                .get("/os-keypairs/" + Query.encoded(call.positional(0)).replace("+", "%20") + query)
                .object("keypair")
                .copy();
        Object publicKey = keypair.remove("public_key");
        call.output().properties(keypair);
        call.output().message("Public key: " + PythonText.of(publicKey));
    }
}
