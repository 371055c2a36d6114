package nova.cli.aggregate;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;

/** {@code nova aggregate-update}. */
public final class UpdateAggregateCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<aggregate>", "Name or id of the aggregate.")
                .option("--name", "<name>", "New name.")
                .option("--availability-zone", "<availability-zone>", "New zone.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject aggregate = Aggregates.find(call.cloud(), call.positional(0));
        Map<String, Object> changes = new LinkedHashMap<>();
        call.arguments().filled("--name").ifPresent(name -> changes.put("name", name));
        call.arguments().filled("--availability-zone").ifPresent(zone -> changes.put("availability_zone", zone));
        if (changes.isEmpty()) {
            throw CommandFailure.because(
                    "Either '--name <name>' or '--availability-zone <availability-zone>' must be specified.");
        }
        JsonObject changed = call.cloud()
                .put(Aggregates.path(aggregate), Map.of("aggregate", changes))
                .object("aggregate");
        call.output().message("Aggregate " + changed.text("id", "") + " has been successfully updated.");
        Aggregates.print(call, changed);
    }
}
