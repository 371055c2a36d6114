package nova.cli.host;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova service-delete}. */
public final class DeleteServiceCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<id>", "Id of the service. Stop its process first, or it comes back.");
    }

    @Override
    public void run(Invocation call) {
        call.cloud().delete("/os-services/" + Query.inPath(call.positional(0)));
    }
}
