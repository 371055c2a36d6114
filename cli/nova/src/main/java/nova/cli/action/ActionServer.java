package nova.cli.action;

import nova.cli.cloud.Cloud;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/** The id of the server whose actions are asked for; a deleted one is not found any more, so its id is believed. */
final class ActionServer {
    private ActionServer() {}

    static String id(Cloud cloud, String said) {
        Finder finder = Finder.ofServers(cloud);
        JsonObject server = cloud.atLeast(21) ? finder.search(said).orElseGet(JsonObject::empty) : finder.find(said);
        return server.text("id", said);
    }
}
