package nova.cli.server;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.cloud.Cloud;
import nova.cli.json.JsonObject;

/** Sends an action to a server. */
public final class ServerAction {
    private ServerAction() {}

    /** {@code argument} may be null, as most actions have none. */
    public static JsonObject send(Cloud cloud, JsonObject server, String action, Object argument) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(action, argument);
        return cloud.post("/servers/" + server.text("id", "") + "/action", body);
    }
}
