package nova.cli.resource;

import java.util.ArrayList;
import java.util.List;
import nova.cli.CommandFailure;
import nova.cli.cloud.Cloud;
import nova.cli.json.JsonObject;

/** Finds images by id or name in the image service, and networks by name in the network service. */
public final class ImageFinder {
    private final Cloud cloud;

    public ImageFinder(Cloud cloud) {
        this.cloud = cloud;
    }

    public JsonObject image(String text) {
        try {
            if (Uuid.looksLike(text)) {
                return cloud.image("/v2/images/" + text);
            }
            return only(
                    "Image",
                    text,
                    cloud.image("/v2/images?name=" + Query.encoded(text)).objects("images"));
        } catch (CommandFailure failure) {
            throw failure.is("NotFound") ? CommandFailure.because(failure.getMessage()) : failure;
        }
    }

    /** All of them, or a failure that names those that are not there. */
    public List<JsonObject> images(List<String> texts) {
        List<JsonObject> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String text : texts) {
            String filter = Uuid.looksLike(text) ? "id=in:" : "name=";
            List<JsonObject> matches =
                    cloud.image("/v2/images?" + filter + Query.encoded(text)).objects("images");
            found.addAll(matches);
            if (matches.isEmpty()) {
                missing.add(text);
            }
        }
        if (!missing.isEmpty()) {
            throw CommandFailure.because("Unable to find image(s): " + String.join(",", missing) + " (HTTP 404)");
        }
        return found;
    }

    public List<JsonObject> images() {
        return cloud.image("/v2/images").objects("images");
    }

    public String networkId(String name) {
        return only(
                        "Network",
                        name,
                        cloud.network("/v2.0/networks?name=" + Query.encoded(name))
                                .objects("networks"))
                .text("id", "");
    }

    private static JsonObject only(String noun, String text, List<JsonObject> matches) {
        if (matches.isEmpty()) {
            throw CommandFailure.because("No " + noun + " matching " + text + ". (HTTP 404)");
        }
        if (matches.size() > 1) {
            throw CommandFailure.because("Multiple " + noun.toLowerCase(java.util.Locale.ROOT) + " matches found for '"
                    + text + "', use an ID to be more specific.");
        }
        return matches.getFirst();
    }
}
