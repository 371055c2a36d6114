package nova.network.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;
import nova.http.json.Json;
import nova.network.store.SecurityGroup;
import nova.network.usecase.Caller;
import nova.network.usecase.SecurityGroups;
import nova.runtime.port.Platform;

/** {@code /v2.0/security-groups} and {@code /v2.0/security-group-rules}. */
final class GroupRoutes {
    private final SecurityGroups groups;
    private final Callers callers;
    private final Platform platform;

    GroupRoutes(SecurityGroups groups, Callers callers, Platform platform) {
        this.groups = requireNonNull(groups, "groups");
        this.callers = requireNonNull(callers, "callers");
        this.platform = requireNonNull(platform, "platform");
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2.0/security-groups", this::list),
                Route.post("/v2.0/security-groups", this::create),
                Route.get("/v2.0/security-groups/{id}", this::show),
                Route.put("/v2.0/security-groups/{id}", this::update),
                Route.delete("/v2.0/security-groups/{id}", this::delete),
                Route.get("/v2.0/security-group-rules", this::rules),
                Route.post("/v2.0/security-group-rules", this::addRules),
                Route.get("/v2.0/security-group-rules/{id}", this::rule),
                Route.delete("/v2.0/security-group-rules/{id}", this::deleteRule));
    }

    private HttpResponse list(HttpRequest request) {
        List<ObjectNode> nodes = visible(request).stream().map(Documents::group).toList();
        return Listing.answer(request, "security_groups", nodes);
    }

    private HttpResponse rules(HttpRequest request) {
        List<ObjectNode> nodes = visible(request).stream()
                .flatMap(group -> group.rules().stream())
                .map(Documents::rule)
                .toList();
        return Listing.answer(request, "security_group_rules", nodes);
    }

    private List<SecurityGroup> visible(HttpRequest request) {
        Optional<String> project =
                request.query().first("project_id").or(() -> request.query().first("tenant_id"));
        return groups.list(callers.of(), project);
    }

    private HttpResponse show(HttpRequest request) {
        return group(200, groups.show(callers.of(), request.value("id")));
    }

    private HttpResponse create(HttpRequest request) {
        Caller caller = callers.of();
        Fields body = Fields.of(request.json(), "security_group");
        String description = body.optional("description").orElse("");
        return group(201, groups.create(caller, callers.project(body, caller), body.text("name"), description));
    }

    private HttpResponse update(HttpRequest request) {
        Fields body = Fields.of(request.json(), "security_group");
        return group(
                200,
                groups.rename(callers.of(), request.value("id"), body.optional("name"), body.optional("description")));
    }

    private HttpResponse delete(HttpRequest request) {
        groups.delete(callers.of(), request.value("id"));
        return HttpResponse.empty(204);
    }

    /** One, or several at once under the plural, as Nova sends them. */
    private HttpResponse addRules(HttpRequest request) {
        Caller caller = callers.of();
        JsonNode body = request.json();
        if (!body.path("security_group_rules").isArray()) {
            SecurityGroup.Rule rule = rule(Fields.of(body, "security_group_rule"), caller);
            groups.addRules(caller, List.of(rule));
            return HttpResponse.json(201, NetworkRoutes.wrapped("security_group_rule", Documents.rule(rule)));
        }
        List<SecurityGroup.Rule> rules = new ArrayList<>();
        body.get("security_group_rules")
                .forEach(node -> rules.add(rule(new Fields(node, "security_group_rules"), caller)));
        groups.addRules(caller, rules);
        ArrayNode made = Json.array();
        rules.forEach(rule -> made.add(Documents.rule(rule)));
        ObjectNode answer = Json.object();
        answer.set("security_group_rules", made);
        return HttpResponse.json(201, answer);
    }

    private SecurityGroup.Rule rule(Fields body, Caller caller) {
        return new SecurityGroup.Rule(
                platform.newId(),
                body.text("security_group_id"),
                callers.project(body, caller),
                body.text("direction"),
                body.optional("ethertype").orElse("IPv4"),
                protocol(body),
                body.number("port_range_min"),
                body.number("port_range_max"),
                body.optional("remote_ip_prefix"),
                body.optional("remote_group_id"),
                body.optional("description").orElse(""),
                platform.now());
    }

    /** A name or a number; numbers come as numbers or as text. */
    private static Optional<String> protocol(Fields body) {
        JsonNode value = body.node().path("protocol");
        return value.isNull() || value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    private HttpResponse rule(HttpRequest request) {
        return HttpResponse.json(
                200,
                NetworkRoutes.wrapped(
                        "security_group_rule", Documents.rule(groups.rule(callers.of(), request.value("id")))));
    }

    private HttpResponse deleteRule(HttpRequest request) {
        groups.deleteRule(callers.of(), request.value("id"));
        return HttpResponse.empty(204);
    }

    private static HttpResponse group(int status, SecurityGroup group) {
        return HttpResponse.json(status, NetworkRoutes.wrapped("security_group", Documents.group(group)));
    }
}
