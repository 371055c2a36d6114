package nova.api.securitygroup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import nova.api.ApiContext;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /os-security-group-rules}, until 2.35. */
public final class GroupRuleRoutes {
    private static final String PATH = "/os-security-group-rules";
    private static final String RULES = "os_compute_api:os-security-groups:rule:";

    private final SecurityGroups groups;

    public GroupRuleRoutes(ApiContext context) {
        this.groups = new SecurityGroups(context.peers().remote().networks());
    }

    public List<Route> routes() {
        return List.of(
                Route.post(PATH, this::create)
                        .takes(GroupRuleBody.RULE)
                        .policy(RULES + "create")
                        .until(2, 35),
                Route.delete(PATH + "/{id}", this::delete)
                        .policy(RULES + "delete")
                        .until(2, 35));
    }

    private HttpResponse create(HttpRequest request) {
        GroupRuleBody wanted = GroupRuleBody.read(request);
        JsonNode parent = groups.find(wanted.parent());
        Optional<JsonNode> peer = wanted.peer().map(groups::find);
        ObjectNode rule = wanted.rule();
        if (peer.isEmpty() && exists(parent, wanted)) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "This rule already exists in group " + wanted.parent());
        }
        Map<String, JsonNode> peers = new TreeMap<>();
        peer.ifPresent(group -> peers.put(group.path("id").asText(), group));
        ObjectNode body = Json.object();
        new GroupView(peers).rule(add(rule)).ifPresent(view -> body.set("security_group_rule", view));
        return HttpResponse.json(200, body);
    }

    private JsonNode add(ObjectNode rule) {
        try {
            return groups.addRule(rule);
        } catch (NovaException refused) {
            throw refused.code() == ErrorCode.CONFLICT
                    ? new NovaException(ErrorCode.FORBIDDEN, refused.getMessage(), refused)
                    : refused;
        }
    }

    /** The same range, protocol and ports. */
    private static boolean exists(JsonNode parent, GroupRuleBody wanted) {
        GroupView view = new GroupView(Map.of());
        GroupRuleBody.Span span = wanted.span().orElseThrow();
        return SecurityGroups.nodes(parent.path("security_group_rules")).stream()
                .filter(rule -> rule.path("direction").asText().equals("ingress"))
                .filter(rule -> !rule.path("remote_group_id").isTextual())
                .map(view::rule)
                .flatMap(Optional::stream)
                .anyMatch(rule -> rule.at("/ip_range/cidr").asText().equals(wanted.cidr())
                        && Objects.equals(rule.path("ip_protocol").textValue(), span.protocol())
                        && rule.path("from_port").asInt() == span.from()
                        && rule.path("to_port").asInt() == span.to());
    }

    private HttpResponse delete(HttpRequest request) {
        String id = GroupProxyRoutes.id(request);
        groups.rule(id);
        groups.deleteRule(id);
        return HttpResponse.empty(202);
    }
}
