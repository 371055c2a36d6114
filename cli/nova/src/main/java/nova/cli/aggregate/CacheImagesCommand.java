package nova.cli.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.ImageFinder;

/** {@code nova aggregate-cache-images}: the hosts of an aggregate fetch images before servers need them. */
public final class CacheImagesCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.commandSince(81)
                .positional("<aggregate>", "Name or id of the aggregate.")
                .positionals("<image>", "Names or ids of the images.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject aggregate = Aggregates.find(call.cloud(), call.positional(0));
        ImageFinder finder = new ImageFinder(call.cloud());
        List<Object> images = new ArrayList<>();
        for (JsonObject image : finder.images(call.positionalsFrom(1))) {
            images.add(Map.of("id", image.text("id", "")));
        }
        call.cloud().post(Aggregates.path(aggregate) + "/images", Map.of("cache", images));
    }
}
