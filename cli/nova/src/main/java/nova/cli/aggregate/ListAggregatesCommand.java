package nova.cli.aggregate;

import java.util.ArrayList;
import java.util.List;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;

/** {@code nova aggregate-list}. */
public final class ListAggregatesCommand implements Command {
    private static final int UUID_SINCE_MINOR = 41;

    @Override
    public void shape(Shape shape) {
        // takes nothing
    }

    @Override
    public void run(Invocation call) {
        List<String> titles = new ArrayList<>(List.of("Id", "Name", "Availability Zone"));
        if (call.cloud().atLeast(UUID_SINCE_MINOR)) {
            titles.add("UUID");
        }
        Listing.print(call, call.cloud().get("/os-aggregates").objects("aggregates"), titles);
    }
}
