package nova.cli.group;

import java.util.List;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova server-group-delete}: fails only when no deletion worked. */
public final class DeleteGroupsCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positionals("<id>", "Ids of the groups.");
    }

    @Override
    public void run(Invocation call) {
        List<String> ids = call.positionalsFrom(0);
        int failures = 0;
        for (String id : ids) {
            try {
                call.cloud().delete("/os-server-groups/" + Query.inPath(id));
                call.output().message("Server group " + id + " has been successfully deleted.");
            } catch (CommandFailure refused) {
                failures++;
                call.output().message("Delete for server group " + id + " failed: " + refused.getMessage());
            }
        }
        if (failures == ids.size()) {
            throw CommandFailure.because("Unable to delete any of the specified server groups.");
        }
    }
}
