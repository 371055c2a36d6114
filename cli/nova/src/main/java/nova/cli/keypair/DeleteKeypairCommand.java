package nova.cli.keypair;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;

/** {@code nova keypair-delete}. */
public final class DeleteKeypairCommand implements Command {
    @Override
    public void shape(Shape shape) {
        OwnedKeypair.declare(shape, "<name>");
    }

    @Override
    public void run(Invocation call) {
        call.cloud().delete(OwnedKeypair.path(call));
    }
}
