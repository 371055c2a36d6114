package nova.api.securitygroup;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.minLength;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.Server;

/** The security groups of a server's ports: shown, added and removed. */
public final class ServerSecurityGroups {
    private static final String RULES = "os_compute_api:os-security-groups:";
    private static final String ACTION = "/servers/{id}/action";

    private final ApiContext context;
    private final ServerLookup lookup;
    private final SecurityGroups groups;

    public ServerSecurityGroups(ApiContext context, ServerLookup lookup) {
        this.context = context;
        this.lookup = lookup;
        this.groups = new SecurityGroups(context.peers().remote().networks());
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/servers/{id}/os-security-groups", this::index)
                        .query(QueryRules.noneSince(2, 102))
                        .ownerPolicy(RULES + "list"),
                Route.action(ACTION, "addSecurityGroup", this::add).ownerPolicy(RULES + "add"),
                Route.action(ACTION, "removeSecurityGroup", this::remove).ownerPolicy(RULES + "remove"));
    }

    private HttpResponse index(HttpRequest request) {
        Server server = lookup.find(request);
        List<JsonNode> ports = groups.portsOf(server.id());
        Map<String, JsonNode> known = known(ports);
        GroupView view = groups.view(known.values());
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("security_groups");
        ports.stream()
                .flatMap(port -> groupsOf(port).stream())
                .filter(known::containsKey)
                .map(id -> view.group(known.get(id)))
                .sorted(GroupProxyRoutes.ORDER)
                .forEach(array::add);
        return HttpResponse.json(200, body);
    }

    private HttpResponse add(HttpRequest request) {
        String name = name(request, "addSecurityGroup");
        Server server = lookup.find(request);
        String id = groups.idOf(name);
        List<JsonNode> ports = ports(server);
        for (JsonNode port : ports) {
            requireAddress(port);
            if (!groupsOf(port).contains(id)) {
                List<String> more = new ArrayList<>(groupsOf(port));
                more.add(id);
                groups.setGroups(port.path("id").asText(), more);
            }
        }
        remember(server);
        return HttpResponse.empty(202);
    }

    private HttpResponse remove(HttpRequest request) {
        String name = name(request, "removeSecurityGroup");
        Server server = lookup.find(request);
        String id = groups.idOf(name);
        boolean found = false;
        for (JsonNode port : ports(server)) {
            if (groupsOf(port).contains(id)) {
                found = true;
                groups.setGroups(
                        port.path("id").asText(),
                        groupsOf(port).stream().filter(each -> !each.equals(id)).toList());
            }
        }
        if (!found) {
            throw new NovaException(
                    ErrorCode.NOT_FOUND,
                    "Security group %s not associated with the instance %s".formatted(name, server.id()));
        }
        remember(server);
        return HttpResponse.empty(202);
    }

    private static String name(HttpRequest request, String key) {
        String name = BodyCheck.body(
                        object(field(
                                                key,
                                                object(field("name", text().and(minLength(1)))
                                                        .mandatory()))
                                        .mandatory())
                                .opened(),
                        request.argument(),
                        request.version())
                .path(key)
                .path("name")
                .asText();
        if (name.isBlank()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Security group name cannot be empty");
        }
        return name;
    }

    private List<JsonNode> ports(Server server) {
        List<JsonNode> ports = groups.portsOf(server.id());
        if (ports.isEmpty()) {
            throw new NovaException(
                    ErrorCode.NOT_FOUND,
                    "instance_id %s could not be found as device id on any ports".formatted(server.id()));
        }
        return ports;
    }

    private static void requireAddress(JsonNode port) {
        boolean addressed = !port.path("fixed_ips").isEmpty()
                || port.path("ip_allocation").asText().equals("deferred");
        if (!addressed || !port.path("port_security_enabled").asBoolean(true)) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Network requires port_security_enabled and subnet associated"
                            + " in order to apply security groups.");
        }
    }

    /** The server shows the names of what its ports have now. */
    private void remember(Server server) {
        Set<String> names = new TreeSet<>();
        known(groups.portsOf(server.id()))
                .forEach((id, group) -> names.add(group.path("name").asText(id)));
        context.database()
                .change(
                        "security groups of a server",
                        tx -> context.stores().edits().securityGroups(tx, server.id(), names));
    }

    private Map<String, JsonNode> known(List<JsonNode> ports) {
        Set<String> ids = new TreeSet<>();
        ports.forEach(port -> ids.addAll(groupsOf(port)));
        return groups.byId(ids);
    }

    private static List<String> groupsOf(JsonNode port) {
        return SecurityGroups.nodes(port.path("security_groups")).stream()
                .map(JsonNode::asText)
                .toList();
    }
}
