package nova.cli.flavor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.cloud.Cloud;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.json.JsonObject;
import nova.cli.resource.Query;

/** Flavors as {@code flavor-list} prints them. */
final class FlavorTable {
    private static final Map<String, String> SHORT_NAMES = Map.of(
            "OS-FLV-EXT-DATA:ephemeral", "ephemeral",
            "os-flavor-access:is_public", "is_public");

    private FlavorTable() {}

    static void print(Invocation call, List<JsonObject> flavors, boolean extraSpecs) {
        List<String> titles = new ArrayList<>(
                List.of("ID", "Name", "Memory_MiB", "Disk", "Ephemeral", "Swap", "VCPUs", "RXTX_Factor", "Is_Public"));
        if (extraSpecs) {
            titles.add("extra_specs");
        }
        if (call.cloud().atLeast(55)) {
            titles.add("Description");
        }
        Listing.print(
                call,
                flavors.stream()
                        .map(flavor -> row(call.cloud(), flavor, extraSpecs))
                        .toList(),
                titles);
    }

    /** Before 2.61 the extra specs are not part of the flavor and are asked for. */
    static Object extraSpecs(Cloud cloud, JsonObject flavor) {
        return flavor.has("extra_specs") ? flavor.raw("extra_specs") : asked(cloud, flavor);
    }

    private static Object asked(Cloud cloud, JsonObject flavor) {
        try {
            return cloud.get("/flavors/" + Query.inPath(flavor.text("id", "")) + "/os-extra_specs")
                    .raw("extra_specs");
        } catch (CommandFailure failure) {
            if (failure.is("NotFound")) {
                return "N/A";
            }
            throw failure;
        }
    }

    private static JsonObject row(Cloud cloud, JsonObject flavor, boolean extraSpecs) {
        Map<String, Object> row = new LinkedHashMap<>(flavor.fields());
        row.put("memory_mib", flavor.raw("ram"));
        SHORT_NAMES.forEach((name, shortName) -> row.put(shortName, flavor.has(name) ? flavor.raw(name) : "N/A"));
        if (extraSpecs) {
            row.put("extra_specs", cloud.atLeast(61) ? flavor.raw("extra_specs") : asked(cloud, flavor));
        }
        return new JsonObject(row);
    }
}
