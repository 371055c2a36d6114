package nova.essentials.identity.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import nova.essentials.identity.CatalogService;
import nova.essentials.identity.Domain;
import nova.essentials.identity.ListingStore;
import nova.essentials.identity.Project;
import nova.essentials.identity.Role;
import nova.essentials.identity.User;

/** Records of the identity service as Keystone shows them. {@code base} is the service's address up to {@code /v3}. */
final class IdentityView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private IdentityView() {}

    /** A document with one thing under its name. */
    static ObjectNode one(String key, ObjectNode thing) {
        ObjectNode document = JSON.objectNode();
        document.set(key, thing);
        return document;
    }

    /** A document with a list and the links Keystone puts beside it. */
    static <T> ObjectNode list(String key, String base, List<T> things, Function<T, ObjectNode> view) {
        ArrayNode array = JSON.arrayNode();
        things.forEach(thing -> array.add(view.apply(thing)));
        ObjectNode document = JSON.objectNode();
        document.set(key, array);
        ObjectNode links = document.putObject("links");
        links.putNull("next");
        links.put("self", base + "/" + key);
        links.putNull("previous");
        document.put("truncated", things.size() >= ListingStore.MAX_ROWS);
        return document;
    }

    static ObjectNode domain(String base, Domain domain) {
        ObjectNode node = JSON.objectNode();
        node.put("id", domain.id());
        node.put("name", domain.name());
        node.put("description", domain.description());
        node.put("enabled", domain.enabled());
        node.putArray("tags");
        node.putObject("options");
        return linked(node, base, "domains", domain.id());
    }

    static ObjectNode project(String base, Project project) {
        ObjectNode node = JSON.objectNode();
        node.put("id", project.id());
        node.put("name", project.name());
        node.put("domain_id", project.domain());
        node.put("description", project.description());
        node.put("enabled", project.enabled());
        node.put("parent_id", project.domain());
        node.put("is_domain", false);
        node.putArray("tags");
        node.putObject("options");
        return linked(node, base, "projects", project.id());
    }

    static ObjectNode user(String base, User user) {
        ObjectNode node = JSON.objectNode();
        node.put("id", user.id());
        node.put("name", user.name());
        node.put("domain_id", user.domain());
        node.put("enabled", user.enabled());
        user.email().ifPresent(email -> node.put("email", email));
        user.description().ifPresent(description -> node.put("description", description));
        user.defaultProject().ifPresent(project -> node.put("default_project_id", project));
        node.putNull("password_expires_at");
        node.putObject("options");
        return linked(node, base, "users", user.id());
    }

    static ObjectNode role(String base, Role role) {
        ObjectNode node = JSON.objectNode();
        node.put("id", role.id());
        node.put("name", role.name());
        node.putNull("domain_id");
        node.put("description", role.description());
        node.putObject("options");
        return linked(node, base, "roles", role.id());
    }

    static ObjectNode service(String base, CatalogService service) {
        ObjectNode node = JSON.objectNode();
        node.put("id", service.id());
        node.put("type", service.type());
        node.put("name", service.name());
        node.put("description", service.description());
        node.put("enabled", service.enabled());
        return linked(node, base, "services", service.id());
    }

    static ObjectNode endpoint(String base, CatalogService.Address endpoint) {
        ObjectNode node = JSON.objectNode();
        node.put("id", endpoint.id());
        node.put("service_id", endpoint.service());
        node.put("interface", endpoint.face());
        node.put("region", endpoint.region());
        node.put("region_id", endpoint.region());
        node.put("url", endpoint.url());
        node.put("enabled", endpoint.enabled());
        return linked(node, base, "endpoints", endpoint.id());
    }

    static ObjectNode region(String base, String region) {
        ObjectNode node = JSON.objectNode();
        node.put("id", region);
        node.put("description", "");
        node.putNull("parent_region_id");
        return linked(node, base, "regions", region);
    }

    private static ObjectNode linked(ObjectNode node, String base, String collection, String id) {
        node.putObject("links").put("self", base + "/" + collection + "/" + id);
        return node;
    }
}
