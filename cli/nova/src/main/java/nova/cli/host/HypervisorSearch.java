package nova.cli.host;

import java.util.List;
import nova.cli.CommandFailure;
import nova.cli.cloud.Cloud;
import nova.cli.json.JsonObject;
import nova.cli.resource.Query;

/** Finds hypervisors by a part of their name, or one by id or whole name. */
final class HypervisorSearch {
    private HypervisorSearch() {}

    /** From 2.53 the part of the name is a query, before that it stands in the path. */
    static String path(Cloud cloud, String part, boolean servers) {
        String encoded = Query.inPath(part);
        if (cloud.atLeast(53)) {
            return "/os-hypervisors?hypervisor_hostname_pattern=" + encoded + (servers ? "&with_servers=True" : "");
        }
        return "/os-hypervisors/" + encoded + (servers ? "/servers" : "/search");
    }

    static JsonObject find(Cloud cloud, String text) {
        try {
            return cloud.get("/os-hypervisors/" + Query.inPath(text)).object("hypervisor");
        } catch (CommandFailure failure) {
            if (!failure.is("NotFound") && !failure.is("BadRequest")) {
                throw failure;
            }
        }
        List<JsonObject> matches = cloud.get("/os-hypervisors/detail").objects("hypervisors").stream()
                .filter(each -> each.text("hypervisor_hostname", "").equals(text))
                .toList();
        if (matches.size() > 1) {
            throw CommandFailure.because(
                    "Multiple hypervisor matches found for '" + text + "', use an ID to be more specific.");
        }
        if (matches.isEmpty()) {
            throw CommandFailure.because("No hypervisor with a name or ID of '" + text + "' exists.");
        }
        return matches.getFirst();
    }
}
