package nova.cli.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.cloud.Cloud;
import nova.cli.json.JsonObject;

/** Finds one thing of the compute service by what a user calls it: id, then name, then human id. */
public final class Finder {
    private final Cloud cloud;
    private final String noun;
    private final String collection;
    private final String listParameters;
    private final boolean anyTextMayBeId;

    private Finder(Cloud cloud, String noun, String listParameters, boolean anyTextMayBeId) {
        this.cloud = cloud;
        this.noun = noun;
        this.collection = "/" + noun + "s";
        this.listParameters = listParameters;
        this.anyTextMayBeId = anyTextMayBeId;
    }

    public static Finder ofServers(Cloud cloud) {
        return new Finder(cloud, "server", "", false);
    }

    /** Searches with further parameters, such as {@code all_tenants=1}. */
    public static Finder ofServers(Cloud cloud, String parameters) {
        return new Finder(cloud, "server", parameters, false);
    }

    /** Private flavors are found too. */
    public static Finder ofFlavors(Cloud cloud) {
        return new Finder(cloud, "flavor", "is_public=None", true);
    }

    public JsonObject find(String text) {
        return search(text)
                .orElseThrow(
                        () -> CommandFailure.because("No " + noun + " with a name or ID of '" + text + "' exists."));
    }

    /** Like {@link #find}, but nothing instead of a failure when there is no such thing. */
    public Optional<JsonObject> search(String text) {
        if (anyTextMayBeId || Uuid.looksLike(text)) {
            Optional<JsonObject> byId = byId(text);
            if (byId.isPresent()) {
                return byId;
            }
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonObject> byName = named(text, text, false);
        if (byName.isPresent()) {
            return byName;
        }
        Optional<JsonObject> bySlug = named(text, text, true);
        if (bySlug.isPresent()) {
            return bySlug;
        }
        boolean number = !anyTextMayBeId && !text.isEmpty() && text.chars().allMatch(Character::isDigit);
        return number ? byId(text) : Optional.empty();
    }

    private Optional<JsonObject> byId(String id) {
        try {
            return Optional.of(cloud.get(collection + "/" + Query.inPath(id)).object(noun));
        } catch (CommandFailure failure) {
            if (failure.is("NotFound")) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Optional<JsonObject> named(String name, String said, boolean bySlug) {
        List<String> ids = new ArrayList<>();
        for (JsonObject each : cloud.get(collection + listQuery(name)).objects(noun + "s")) {
            String found = each.text("name", "");
            if (bySlug ? Slug.of(found).equals(name) : found.equals(name)) {
                ids.add(each.text("id", ""));
            }
        }
        if (ids.size() > 1) {
            throw CommandFailure.because(
                    "Multiple " + noun + " matches found for '" + said + "', use an ID to be more specific.");
        }
        return ids.isEmpty() ? Optional.empty() : byId(ids.getFirst());
    }

    private String listQuery(String name) {
        String byName = noun.equals("server") ? "name=" + Query.encoded(name) : "";
        String both =
                byName.isEmpty() || listParameters.isEmpty() ? byName + listParameters : byName + "&" + listParameters;
        return both.isEmpty() ? "" : "?" + both;
    }
}
