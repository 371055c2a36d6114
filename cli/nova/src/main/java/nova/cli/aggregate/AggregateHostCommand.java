package nova.cli.aggregate;

import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;

/** {@code nova aggregate-add-host} and {@code aggregate-remove-host}. */
public final class AggregateHostCommand implements Command {
    private final boolean add;

    public AggregateHostCommand(boolean add) {
        this.add = add;
    }

    @Override
    public void shape(Shape shape) {
        shape.positional("<aggregate>", "Name or id of the aggregate.").positional("<host>", "Name of the host.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject aggregate = Aggregates.find(call.cloud(), call.positional(0));
        String host = call.positional(1);
        Map<String, Object> action = Map.of(add ? "add_host" : "remove_host", Map.of("host", host));
        JsonObject changed = call.cloud()
                .post(Aggregates.path(aggregate) + "/action", action)
                .object("aggregate");
        // the space at the end is what novaclient prints
        call.output()
                .message("Host " + host + " has been successfully " + (add ? "added for" : "removed from")
                        + " aggregate " + changed.text("id", "") + " ");
        Aggregates.print(call, changed);
    }
}
