package nova.cli.keypair;

import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.PythonText;

/** {@code nova keypair-show}. */
public final class ShowKeypairCommand implements Command {
    @Override
    public void shape(Shape shape) {
        OwnedKeypair.declare(shape, "<keypair>");
    }

    @Override
    public void run(Invocation call) {
        Map<String, Object> keypair =
                call.cloud().get(OwnedKeypair.path(call)).object("keypair").copy();
        Object publicKey = keypair.remove("public_key");
        call.output().properties(keypair);
        call.output().message("Public key: " + PythonText.of(publicKey));
    }
}
