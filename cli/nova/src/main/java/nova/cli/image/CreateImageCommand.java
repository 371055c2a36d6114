package nova.cli.image;

import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.KeyValues;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.resource.ImageFinder;
import nova.cli.server.StatusPoll;

/** {@code nova image-create}: an image of a server as it is now. */
public final class CreateImageCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .positional("<name>", "Name of the new image.")
                .repeated("--metadata", "<key=value>", "Metadata of the image.")
                .flag("--show", "Show the image.")
                .flag("--poll", "Show the progress until the image is complete.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        Map<String, Object> metadata = KeyValues.pairs(call.arguments().all("--metadata"));
        String image = ServerImages.create(
                call.cloud(), server, "createImage", Map.of("name", call.positional(1), "metadata", metadata));
        ImageFinder images = new ImageFinder(call.cloud());
        if (call.arguments().flag("--poll")) {
            new StatusPoll(call, "snapshotting").until(() -> images.image(image), "active");
            waitUntilIdle(call, server.text("id", ""));
        }
        if (call.arguments().flag("--show")) {
            ServerImages.print(call, images.image(image));
        }
    }

    /** The server's task ends a moment after its image is active; only then may the next one begin. */
    private static void waitUntilIdle(Invocation call, String server) {
        while (call.cloud().get("/servers/" + server).object("server").raw("OS-EXT-STS:task_state") != null) {
            call.surroundings().pause(StatusPoll.FIRST_PAUSE);
        }
    }
}
