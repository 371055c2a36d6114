package nova.cli.image;

import java.util.Map;
import nova.cli.cloud.Cloud;
import nova.cli.command.Invocation;
import nova.cli.json.JsonObject;

/** Images made of servers. */
final class ServerImages {
    private static final int BODY_SINCE_MINOR = 45;

    private ServerImages() {}

    /** The id of the new image; before 2.45 the answer has it in a header. */
    static String create(Cloud cloud, JsonObject server, String action, Map<String, Object> wish) {
        String path = "/servers/" + server.text("id", "") + "/action";
        if (cloud.atLeast(BODY_SINCE_MINOR)) {
            return cloud.post(path, Map.of(action, wish)).text("image_id", "");
        }
        String location = cloud.postForLocation(path, Map.of(action, wish));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    static void print(Invocation call, JsonObject image) {
        Map<String, Object> rows = image.copy();
        rows.remove("links");
        JsonObject server = image.object("server");
        rows.remove("server");
        if (server.has("id")) {
            rows.put("server", server.raw("id"));
        }
        rows.remove("metadata");
        image.object("metadata").fields().forEach((key, value) -> rows.put("metadata " + key, value));
        call.output().properties(rows);
    }
}
