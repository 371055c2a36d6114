package nova.cli.aggregate;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;

/** {@code nova aggregate-show}. */
public final class ShowAggregateCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<aggregate>", "Name or id of the aggregate.");
    }

    @Override
    public void run(Invocation call) {
        Aggregates.print(call, Aggregates.find(call.cloud(), call.positional(0)));
    }
}
