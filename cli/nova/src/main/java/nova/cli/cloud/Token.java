package nova.cli.cloud;

import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.json.JsonObject;

/** What the identity service gave us: who we are and where everything is. */
public record Token(String value, JsonObject facts) {
    public Optional<String> projectId() {
        return facts.object("project").text("id");
    }

    /** The endpoint of a service, without a slash at its end. */
    String endpoint(String type, Optional<String> name, String interfaceName, Optional<String> region) {
        String inCatalog = interfaceName.endsWith("URL")
                ? interfaceName.substring(0, interfaceName.length() - "URL".length())
                : interfaceName;
        for (JsonObject service : facts.objects("catalog")) {
            boolean fits =
                    service.text("type", "").equals(type) && (name.isEmpty() || name.equals(service.text("name")));
            if (!fits) {
                continue;
            }
            for (JsonObject endpoint : service.objects("endpoints")) {
                boolean here = region.isEmpty()
                        || region.equals(endpoint.text("region_id"))
                        || region.equals(endpoint.text("region"));
                if (here && endpoint.text("interface", "").equals(inCatalog)) {
                    return withoutSlash(endpoint.text("url", ""));
                }
            }
        }
        throw new CommandFailure(
                "EndpointNotFound",
                interfaceName + " endpoint for " + type + " service"
                        + name.map(each -> " named " + each).orElse("")
                        + region.map(each -> " in " + each + " region").orElse("") + " not found");
    }

    static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
