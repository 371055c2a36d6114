package nova.cli.group;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova server-group-list}. */
public final class ListGroupsCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.integer("--limit", "<limit>", "At most so many.")
                .integer("--offset", "<offset>", "Leave out so many at the beginning.")
                .flag("--all-projects", "Groups of all projects (administrators only).");
    }

    @Override
    public void run(Invocation call) {
        Query query = new Query()
                .addLimit(call.arguments())
                .addFilled("offset", call.arguments().number("--offset"));
        if (call.arguments().flag("--all-projects")) {
            query.add("all_projects", "True");
        }
        GroupTable.print(
                call, call.cloud().get("/os-server-groups" + query.text()).objects("server_groups"));
    }
}
