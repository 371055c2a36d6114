package nova.cli.action;

import java.util.ArrayList;
import java.util.List;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova instance-action-list}. */
public final class ListActionsCommand implements Command {
    private static final int START_TIME = 3;

    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server; of a deleted one, its id.")
                .option("--marker", "<marker>", "Actions after the one with this request id.")
                .since(58)
                .integer("--limit", "<limit>", "At most so many.")
                .since(58)
                .option("--changes-since", "<changes_since>", "Actions changed at or after this time.")
                .since(58)
                .option("--changes-before", "<changes_before>", "Actions changed at or before this time.")
                .since(66);
    }

    @Override
    public void run(Invocation call) {
        String server = ActionServer.id(call.cloud(), call.positional(0));
        Query query = new Query()
                .addFilled("marker", call.arguments().text("--marker"))
                .addLimit(call.arguments())
                .addTimes(call.arguments());
        List<String> titles = new ArrayList<>(List.of("Action", "Request_ID", "Message", "Start_Time"));
        if (call.cloud().atLeast(58)) {
            titles.add("Updated_At");
        }
        Listing.print(
                call,
                call.cloud()
                        .get("/servers/" + Query.encoded(server) + "/os-instance-actions" + query.text())
                        .objects("instanceActions"),
                titles,
                START_TIME);
    }
}
