package nova.cli.group;

import java.util.List;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova server-group-get}. */
public final class ShowGroupCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<id>", "Id of the group.");
    }

    @Override
    public void run(Invocation call) {
        GroupTable.print(
                call,
                List.of(call.cloud()
                        .get("/os-server-groups/" + Query.inPath(call.positional(0)))
                        .object("server_group")));
    }
}
