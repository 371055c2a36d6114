package nova.cli.action;

import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.PythonPretty;
import nova.cli.output.Format;
import nova.cli.resource.Query;

/** {@code nova instance-action}. */
public final class ShowActionCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server; of a deleted one, its id.")
                .positional("<request_id>", "Request id of the action.");
    }

    @Override
    public void run(Invocation call) {
        String server = ActionServer.id(call.cloud(), call.positional(0));
        Map<String, Object> action = call.cloud()
                .get("/servers/" + Query.inPath(server) + "/os-instance-actions/" + Query.inPath(call.positional(1)))
                .object("instanceAction")
                .copy();
        if (call.output().format() == Format.TABLE) {
            action.computeIfPresent("events", (name, events) -> PythonPretty.of(events));
        }
        call.output().properties(action);
    }
}
