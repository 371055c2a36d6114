package nova.cli.boot;

import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.server.ServerView;
import nova.cli.server.StatusPoll;

/** {@code nova boot}. */
public final class BootCommand implements Command {
    @Override
    public void shape(Shape shape) {
        BootOptions.declare(shape);
    }

    @Override
    public void run(Invocation call) {
        Map<String, Object> body = new BootRequest(call).body();
        boolean reservation = call.arguments().flag("--return-reservation-id");
        JsonObject answer = call.cloud().post("/servers", body);
        if (reservation) {
            Map<String, Object> row = Map.of("reservation_id", answer.text("reservation_id", ""));
            call.output().properties(row);
            return;
        }
        // the answer has the id and, only here, the password; the rest is read
        Map<String, Object> server = answer.object("server").copy();
        String id = String.valueOf(server.get("id"));
        server.putAll(call.cloud().get("/servers/" + id).object("server").fields());
        ServerView.print(call, new JsonObject(server), false, 0);
        if (call.arguments().flag("--poll")) {
            new StatusPoll(call, "building").until(id, "active");
        }
    }
}
