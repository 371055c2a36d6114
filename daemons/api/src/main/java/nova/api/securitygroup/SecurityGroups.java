package nova.api.securitygroup;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nova.api.proxy.Callers;
import nova.http.body.Formats;
import nova.http.json.Json;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.ServerId;
import nova.openstack.client.Service;
import nova.openstack.client.Service.Parameter;
import nova.openstack.remote.Documents;

/** The caller's security groups in the network service. */
final class SecurityGroups {
    private static final String GROUPS = "/v2.0/security-groups";
    private static final String RULES = "/v2.0/security-group-rules";

    /** Ids per question, as an address has a longest length. */
    private static final int MAX_IDS = 150;

    private final Documents networks;

    SecurityGroups(Documents networks) {
        this.networks = requireNonNull(networks, "networks");
    }

    List<JsonNode> list(boolean everyProject) {
        String project = RequestContext.CURRENT.get().project().value();
        JsonNode found = everyProject
                ? networks.get(Callers.current(), GROUPS)
                : networks.get(Callers.current(), GROUPS, Parameter.of("tenant_id", project));
        return nodes(found.path("security_groups"));
    }

    JsonNode find(String id) {
        return networks.find(Callers.current(), GROUPS + "/" + Service.encoded(id))
                .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "Security group " + id + " does not exist"))
                .path("security_group");
    }

    JsonNode rule(String id) {
        return networks.find(Callers.current(), RULES + "/" + Service.encoded(id))
                .orElseThrow(
                        () -> new NovaException(ErrorCode.NOT_FOUND, "Security group rule " + id + " does not exist"))
                .path("security_group_rule");
    }

    JsonNode create(String name, String description) {
        return networks.create(Callers.current(), GROUPS, body(name, description))
                .path("security_group");
    }

    JsonNode update(String id, String name, String description) {
        return networks.replace(Callers.current(), GROUPS + "/" + Service.encoded(id), body(name, description))
                .path("security_group");
    }

    void delete(String id) {
        networks.delete(Callers.current(), GROUPS + "/" + Service.encoded(id));
    }

    JsonNode addRule(ObjectNode rule) {
        ObjectNode body = Json.object();
        body.set("security_group_rule", rule);
        return networks.create(Callers.current(), RULES, body).path("security_group_rule");
    }

    void deleteRule(String id) {
        networks.delete(Callers.current(), RULES + "/" + Service.encoded(id));
    }

    /** A view that knows the peers these groups' rules name. */
    GroupView view(Collection<JsonNode> groups) {
        Map<String, JsonNode> peers = new TreeMap<>();
        groups.forEach(group -> peers.put(group.path("id").asText(), group));
        Set<String> missing = new TreeSet<>();
        groups.stream()
                .flatMap(group -> nodes(group.path("security_group_rules")).stream())
                .map(rule -> rule.path("remote_group_id"))
                .filter(peer -> peer.isTextual() && !peers.containsKey(peer.asText()))
                .forEach(peer -> missing.add(peer.asText()));
        peers.putAll(byId(missing));
        return new GroupView(peers);
    }

    /** Those of them that are there and may be seen. */
    Map<String, JsonNode> byId(Set<String> ids) {
        Map<String, JsonNode> found = new TreeMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += MAX_IDS) {
            Parameter[] parameters = all.subList(from, Math.min(all.size(), from + MAX_IDS)).stream()
                    .map(id -> Parameter.of("id", id))
                    .toArray(Parameter[]::new);
            nodes(networks.get(Callers.current(), GROUPS, parameters).path("security_groups"))
                    .forEach(group -> found.put(group.path("id").asText(), group));
        }
        return found;
    }

    List<JsonNode> portsOf(ServerId server) {
        return nodes(networks.get(Callers.current(), "/v2.0/ports", Parameter.of("device_id", server.value()))
                .path("ports"));
    }

    void setGroups(String port, List<String> groups) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putObject("port").putArray("security_groups");
        groups.forEach(array::add);
        networks.replace(Callers.current(), "/v2.0/ports/" + Service.encoded(port), body);
    }

    /** The group of the caller's project that this is the id or the name of; of several with the name none is meant. */
    String idOf(String nameOrId) {
        String project = RequestContext.CURRENT.get().project().value();
        Optional<String> byId =
                Formats.isUuid(nameOrId) ? ids(Parameter.of("id", nameOrId)).findFirst() : Optional.empty();
        if (byId.isPresent()) {
            return byId.get();
        }
        List<String> named = ids(Parameter.of("name", nameOrId), Parameter.of("tenant_id", project))
                .toList();
        if (named.size() > 1) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Multiple security_group matches found for name '%s', use an ID to be more specific."
                            .formatted(nameOrId));
        }
        return named.stream()
                .findFirst()
                .orElseThrow(() -> new NovaException(
                        ErrorCode.NOT_FOUND,
                        "Security group %s is not found for project %s".formatted(nameOrId, project)));
    }

    private Stream<String> ids(Parameter... parameters) {
        return nodes(networks.get(Callers.current(), GROUPS, parameters).path("security_groups")).stream()
                .map(group -> group.path("id").asText());
    }

    private static ObjectNode body(String name, String description) {
        ObjectNode body = Json.object();
        body.putObject("security_group").put("name", name).put("description", description);
        return body;
    }

    static List<JsonNode> nodes(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }
}
