package nova.cli.server;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.resource.ImageFinder;

/** {@code nova rescue}: boots the server from a rescue image, its own disk beside it. */
public final class RescueServerCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .option("--password", "<password>", "Password of the administrator meanwhile.")
                .option("--image", "<image>", "Name or id of the image to boot from.");
    }

    @Override
    public void run(Invocation call) {
        Map<String, Object> wish = new LinkedHashMap<>();
        String image = call.arguments()
                .filled("--image")
                .map(said -> new ImageFinder(call.cloud()).image(said).text("id", ""))
                .orElse("");
        call.arguments().filled("--password").ifPresent(password -> wish.put("adminPass", password));
        if (!image.isEmpty()) {
            wish.put("rescue_image_ref", image);
        }
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        call.output()
                .properties(ServerAction.send(call.cloud(), server, "rescue", wish.isEmpty() ? null : wish)
                        .copy());
    }
}
