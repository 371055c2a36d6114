package nova.cli.server;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.KeyValues;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;
import nova.cli.resource.Query;

/** {@code nova meta}. */
public final class ServerMetadataCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .choice("<action>", List.of("set", "delete"), "set or delete.")
                .positionals("<key=value>", "What to set; to delete, the key is enough.");
    }

    @Override
    public void run(Invocation call) {
        String action = call.positional(1);
        String server = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        Map<String, Object> metadata = KeyValues.loose(call.positionalsFrom(2));
        if (action.equals("set")) {
            call.cloud().post("/servers/" + server + "/metadata", Map.of("metadata", metadata));
            return;
        }
        for (String key :
                metadata.keySet().stream().sorted(Comparator.reverseOrder()).toList()) {
            call.cloud().delete("/servers/" + server + "/metadata/" + Query.inPath(key));
        }
    }
}
