package nova.cli.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Query;

/**
 * {@code nova service-enable}, {@code -disable} and {@code -force-down}: by id from 2.53, before that by the name of
 * the host.
 */
public final class ChangeServiceCommand implements Command {
    private final String change;

    public ChangeServiceCommand(String change) {
        this.change = change;
    }

    @Override
    public void shape(Shape shape) {
        shape.positional(
                shape.atLeast(53) ? "<id>" : "<hostname>", "Id of the service; before 2.53 the name of its host.");
        if (change.equals("disable")) {
            shape.option("--reason", "<reason>", "Why.");
        } else if (change.equals("force-down")) {
            shape.commandSince(11).flag("--unset", "Take the mark away.");
        }
    }

    @Override
    public void run(Invocation call) {
        boolean byId = call.cloud().atLeast(53);
        Optional<String> reason = change.equals("disable") ? call.arguments().filled("--reason") : Optional.empty();
        JsonObject service = byId ? byId(call, reason) : byHost(call, reason);
        List<String> titles = new ArrayList<>(byId ? List.of("ID", "Host", "Binary") : List.of("Host", "Binary"));
        titles.add(change.equals("force-down") ? "Forced down" : "Status");
        if (reason.isPresent()) {
            titles.add("Disabled Reason");
        }
        Listing.print(call, List.of(service), titles);
    }

    private JsonObject byId(Invocation call, Optional<String> reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (change.equals("force-down")) {
            body.put("forced_down", !call.arguments().flag("--unset"));
        } else {
            body.put("status", change + "d");
            reason.ifPresent(text -> body.put("disabled_reason", text));
        }
        return call.cloud()
                .put("/os-services/" + Query.inPath(call.positional(0)), body)
                .object("service");
    }

    private JsonObject byHost(Invocation call, Optional<String> reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("host", call.positional(0));
        body.put("binary", "nova-compute");
        if (change.equals("force-down")) {
            body.put("forced_down", !call.arguments().flag("--unset"));
        }
        reason.ifPresent(text -> body.put("disabled_reason", text));
        return call.cloud()
                .put("/os-services/" + (reason.isPresent() ? "disable-log-reason" : change), body)
                .object("service");
    }
}
