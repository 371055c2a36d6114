package nova.essentials.identity.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import nova.essentials.identity.Bearer;
import nova.essentials.identity.CatalogService;
import nova.essentials.identity.Domain;
import nova.essentials.identity.Project;
import nova.essentials.identity.Scope;

/** A token as Keystone shows it to its bearer and to the services that check it. */
final class TokenView {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private TokenView() {}

    static ObjectNode token(Bearer bearer) {
        ObjectNode document = JSON.objectNode();
        ObjectNode token = document.putObject("token");
        ArrayNode methods = token.putArray("methods");
        bearer.token().methods().forEach(methods::add);
        ObjectNode user = token.putObject("user");
        user.put("id", bearer.user().id());
        user.put("name", bearer.user().name());
        user.putNull("password_expires_at");
        user.set("domain", domain(bearer.userDomain()));
        token.putArray("audit_ids").add(bearer.token().auditId());
        token.put("issued_at", time(bearer.token().issuedAt()));
        token.put("expires_at", time(bearer.token().expiresAt()));
        addScope(token, bearer);
        return document;
    }

    private static void addScope(ObjectNode token, Bearer bearer) {
        switch (bearer.token().scope()) {
            case Scope.Unscoped _ -> {
                return;
            }
            case Scope.OfProject _ -> {
                ObjectNode project = token.putObject("project");
                bearer.project()
                        .ifPresent(found -> project.put("id", found.id()).put("name", found.name()));
                bearer.domain().ifPresent(found -> project.set("domain", domain(found)));
                token.put("is_domain", false);
            }
            case Scope.OfDomain _ -> bearer.domain().ifPresent(found -> token.set("domain", domain(found)));
            case Scope.OfSystem _ -> token.putObject("system").put("all", true);
        }
        ArrayNode roles = token.putArray("roles");
        bearer.roles().forEach(role -> roles.addObject().put("id", role.id()).put("name", role.name()));
    }

    /** The catalog for a scope; endpoints that need a project are left out when there is none. */
    static ArrayNode catalog(List<CatalogService> services, Bearer bearer) {
        String project = bearer.project().map(Project::id).orElse("");
        ArrayNode catalog = JSON.arrayNode();
        services.stream().filter(CatalogService::enabled).forEach(service -> {
            ObjectNode entry = catalog.addObject();
            entry.put("id", service.id());
            entry.put("type", service.type());
            entry.put("name", service.name());
            ArrayNode endpoints = entry.putArray("endpoints");
            service.endpoints().stream()
                    .filter(endpoint ->
                            endpoint.enabled() && !endpoint.urlFor(project).isEmpty())
                    .forEach(endpoint -> endpoints
                            .addObject()
                            .put("id", endpoint.id())
                            .put("interface", endpoint.face())
                            .put("region", endpoint.region())
                            .put("region_id", endpoint.region())
                            .put("url", endpoint.urlFor(project)));
        });
        return catalog;
    }

    private static ObjectNode domain(Domain domain) {
        return JSON.objectNode().put("id", domain.id()).put("name", domain.name());
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
