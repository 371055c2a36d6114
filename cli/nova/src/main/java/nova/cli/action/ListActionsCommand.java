package nova.cli.action;

import java.util.ArrayList;
import java.util.List;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.resource.ListOptions;
import nova.cli.resource.Query;

/** {@code nova instance-action-list}. */
public final class ListActionsCommand implements Command {
    private static final int START_TIME = 3;

    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server; of a deleted one, its id.");
        ListOptions.page(shape, "Actions after the one with this request id.", 58);
        ListOptions.times(shape, "Actions", 58);
    }

    @Override
    public void run(Invocation call) {
        String server = ActionServer.id(call.cloud(), call.positional(0));
        Query query = new Query().addPage(call.arguments()).addTimes(call.arguments());
        List<String> titles = new ArrayList<>(List.of("Action", "Request_ID", "Message", "Start_Time"));
        if (call.cloud().atLeast(58)) {
            titles.add("Updated_At");
        }
        Listing.print(
                call,
                call.cloud()
                        .get("/servers/" + Query.inPath(server) + "/os-instance-actions" + query.text())
                        .objects("instanceActions"),
                titles,
                START_TIME);
    }
}
