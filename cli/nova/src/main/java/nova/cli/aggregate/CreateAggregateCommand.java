package nova.cli.aggregate;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;

/** {@code nova aggregate-create}. */
public final class CreateAggregateCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<name>", "Name of the new aggregate.")
                .optionalPositional("<availability-zone>", "Zone it makes of its hosts.");
    }

    @Override
    public void run(Invocation call) {
        Map<String, Object> aggregate = new LinkedHashMap<>();
        aggregate.put("name", call.positional(0));
        aggregate.put(
                "availability_zone", call.arguments().optionalPositional(1).orElse(null));
        Aggregates.print(
                call,
                call.cloud()
                        .post("/os-aggregates", Map.of("aggregate", aggregate))
                        .object("aggregate"));
    }
}
