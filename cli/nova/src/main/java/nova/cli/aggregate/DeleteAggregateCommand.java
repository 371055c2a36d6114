package nova.cli.aggregate;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;

/** {@code nova aggregate-delete}. */
public final class DeleteAggregateCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<aggregate>", "Name or id of the aggregate.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject aggregate = Aggregates.find(call.cloud(), call.positional(0));
        call.cloud().delete(Aggregates.path(aggregate));
        call.output().message("Aggregate " + aggregate.text("id", "") + " has been successfully deleted.");
    }
}
