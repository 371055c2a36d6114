package nova.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Reads the document Keystone answers for a token. */
final class TokenDocument {
    private TokenDocument() {}

    static Caller read(JsonNode document) {
        JsonNode token = document.path("token");
        if (!token.isObject() || !token.path("user").isObject()) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "the identity service answered no token document");
        }
        List<String> roles = new ArrayList<>();
        token.path("roles").forEach(role -> roles.add(role.path("name").asText()));
        JsonNode user = token.path("user");
        return new Caller(
                new Caller.User(
                        new UserId(user.path("id").asText()), user.path("name").asText(), domain(user)),
                project(token),
                token.path("domain").isObject() ? Optional.of(named(token.path("domain"))) : Optional.empty(),
                token.path("system").path("all").asBoolean(),
                roles,
                time(token.path("expires_at").asText()),
                catalog(token));
    }

    private static Optional<Caller.Project> project(JsonNode token) {
        JsonNode project = token.path("project");
        if (!project.isObject()) {
            return Optional.empty();
        }
        ProjectId id = new ProjectId(project.path("id").asText());
        return Optional.of(new Caller.Project(id, project.path("name").asText(), domain(project)));
    }

    private static Caller.Domain domain(JsonNode owner) {
        return named(owner.path("domain"));
    }

    private static Caller.Domain named(JsonNode domain) {
        return new Caller.Domain(domain.path("id").asText(), domain.path("name").asText());
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new NovaException(
                    ErrorCode.UNAVAILABLE, "the identity service answered a token without an end", malformed);
        }
    }

    private static Catalog catalog(JsonNode token) {
        List<Catalog.Endpoint> endpoints = new ArrayList<>();
        for (JsonNode service : token.path("catalog")) {
            for (JsonNode endpoint : service.path("endpoints")) {
                endpoints.add(new Catalog.Endpoint(
                        service.path("type").asText(),
                        service.path("name").asText(),
                        endpoint.path("interface").asText(),
                        endpoint.path("region").asText(),
                        URI.create(endpoint.path("url").asText())));
            }
        }
        return new Catalog(endpoints);
    }
}
