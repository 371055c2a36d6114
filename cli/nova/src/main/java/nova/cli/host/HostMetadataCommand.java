package nova.cli.host;

import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.KeyValues;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Query;

/** {@code nova host-meta}: metadata of all servers of a host. */
public final class HostMetadataCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<host>", "Name of the host, or a part of several names.")
                .choice("<action>", List.of("set", "delete"), "set or delete.")
                .positionals("<key=value>", "What to set; to delete, the key is enough.")
                .flag("--strict", "Only the host of exactly this name.");
    }

    @Override
    public void run(Invocation call) {
        Map<String, Object> metadata = KeyValues.loose(call.positionalsFrom(2));
        for (JsonObject server :
                HostServers.of(call, call.positional(0), call.arguments().flag("--strict"))) {
            String path = "/servers/" + server.text("uuid", "") + "/metadata";
            if (call.positional(1).equals("set")) {
                call.cloud().post(path, Map.of("metadata", metadata));
            } else {
                metadata.keySet().forEach(key -> call.cloud().delete(path + "/" + Query.inPath(key)));
            }
        }
    }
}
