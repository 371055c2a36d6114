package nova.api.flavor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.http.Links;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorSize;

/** Flavors as documents; {@code extraSpecs} says whether the caller may see them. */
record FlavorView(Links links, Microversion version, boolean extraSpecs) {
    ObjectNode brief(Flavor flavor) {
        ObjectNode node = Json.object().put("id", flavor.id().value()).put("name", flavor.name());
        node.set("links", links.selfAndBookmark(path(flavor)));
        describe(node, flavor);
        return node;
    }

    ObjectNode full(Flavor flavor) {
        FlavorSize size = flavor.size();
        ObjectNode node = Json.object()
                .put("id", flavor.id().value())
                .put("name", flavor.name())
                .put("ram", size.ramMib())
                .put("disk", size.rootGib())
                .put("OS-FLV-EXT-DATA:ephemeral", size.ephemeralGib())
                .put("vcpus", size.vcpus())
                .put("os-flavor-access:is_public", flavor.isPublic());
        if (size.swapMib() == 0 && !version.atLeast(2, 75)) {
            node.put("swap", "");
        } else {
            node.put("swap", size.swapMib());
        }
        if (!version.atLeast(2, 102)) {
            node.put("OS-FLV-DISABLED:disabled", flavor.disabled()).put("rxtx_factor", size.rxtxFactor());
        }
        node.set("links", links.selfAndBookmark(path(flavor)));
        describe(node, flavor);
        if (version.atLeast(2, 61) && extraSpecs) {
            ObjectNode specs = node.putObject("extra_specs");
            flavor.extraSpecs().forEach(specs::put);
        }
        return node;
    }

    private void describe(ObjectNode node, Flavor flavor) {
        if (version.atLeast(2, 55)) {
            node.put("description", flavor.description().orElse(null));
        }
    }

    private static String path(Flavor flavor) {
        return "/flavors/" + flavor.id();
    }
}
