package nova.essentials.identity.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.http.dialect.Answer;
import nova.http.dialect.Ask;
import nova.http.dialect.Endpoint;

/** The version documents, with which every client begins. */
final class VersionRoutes {
    private VersionRoutes() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "/", VersionRoutes::versions), Endpoint.of("GET", "/v3", VersionRoutes::version));
    }

    private static Answer versions(Ask ask) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("versions").putArray("values").add(describe(ask));
        return Answer.json(300, document).with("Vary", "X-Auth-Token");
    }

    private static Answer version(Ask ask) {
        return Answer.json(200, IdentityView.one("version", describe(ask))).with("Vary", "X-Auth-Token");
    }

    private static ObjectNode describe(Ask ask) {
        ObjectNode version = JsonNodeFactory.instance.objectNode();
        version.put("id", "v3.14");
        version.put("status", "stable");
        version.put("updated", "2020-04-07T00:00:00Z");
        version.putArray("links").addObject().put("rel", "self").put("href", ask.baseUri() + "/v3/");
        version.putArray("media-types")
                .addObject()
                .put("base", "application/json")
                .put("type", "application/vnd.openstack.identity-v3+json");
        return version;
    }
}
