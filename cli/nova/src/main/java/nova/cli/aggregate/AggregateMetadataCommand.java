package nova.cli.aggregate;

import java.util.Map;
import java.util.Objects;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.KeyValues;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;

/** {@code nova aggregate-set-metadata}: a key alone deletes it. */
public final class AggregateMetadataCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<aggregate>", "Name or id of the aggregate.")
                .positionals("<key=value>", "What to set; a key alone is deleted.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject aggregate = Aggregates.find(call.cloud(), call.positional(0));
        Map<String, Object> wanted = KeyValues.loose(call.positionalsFrom(1));
        Map<String, Object> present = aggregate.object("metadata").fields();
        wanted.forEach((key, value) -> {
            if (value != null && Objects.equals(value, present.get(key))) {
                throw CommandFailure.because("metadata already exists");
            }
            if (value == null && !present.containsKey(key)) {
                throw CommandFailure.because("metadata key " + key + " does not exist hence can not be deleted");
            }
        });
        JsonObject changed = call.cloud()
                .post(Aggregates.path(aggregate) + "/action", Map.of("set_metadata", Map.of("metadata", wanted)))
                .object("aggregate");
        call.output().message("Metadata has been successfully updated for aggregate " + changed.text("id", "") + ".");
        Aggregates.print(call, changed);
    }
}
