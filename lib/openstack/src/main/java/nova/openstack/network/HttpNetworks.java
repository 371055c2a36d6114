package nova.openstack.network;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.http.json.Json;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.server.ServerId;
import nova.openstack.Authority;
import nova.openstack.client.RestAnswer;
import nova.openstack.client.RestCall;
import nova.openstack.client.Service;
import nova.openstack.client.Service.Parameter;

/** The network service over its REST API (Neutron v2.0). */
public final class HttpNetworks implements Networks {
    private static final String SERVICE = "network";
    private static final int UNLIMITED = -1;

    /** Whose ports these are, in the word Neutron knows; the zone after the colon is not ours to know here. */
    private static final String OWNER = "compute:nova";

    private static final Comparator<Port> BY_SLOT = Comparator.comparing(
                    (Port port) -> port.slot().orElse(Integer.MAX_VALUE))
            .thenComparing(port -> port.vif().port());

    private final Service service;

    public HttpNetworks(Service service) {
        this.service = requireNonNull(service, "service");
    }

    @Override
    public List<Network> availableTo(Authority authority, ProjectId project) {
        Map<NetworkId, Network> found = new TreeMap<>();
        List<List<Parameter>> questions = List.of(
                List.of(Parameter.of("tenant_id", project.value()), Parameter.of("shared", "false")),
                List.of(Parameter.of("shared", "true")));
        for (List<Parameter> question : questions) {
            list(authority, "networks", question).stream()
                    .map(NetworkDocument::network)
                    .filter(network -> !network.external())
                    .forEach(network -> found.put(network.id(), network));
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Network::name).thenComparing(Network::id))
                .toList();
    }

    @Override
    public Optional<Network> find(Authority authority, NetworkId network) {
        return one(authority, "network", network.value()).map(NetworkDocument::network);
    }

    @Override
    public Optional<Port> findPort(Authority authority, PortId port) {
        return one(authority, "port", port.value()).map(node -> complete(authority, node));
    }

    /** A service that does not tell what is in use says itself, and later, when ports have run out. */
    @Override
    public int portsLeft(Authority authority, ProjectId project) {
        String path = "/v2.0/quotas/" + Service.encoded(project.value()) + "/details";
        RestAnswer answer = service.send(authority, RestCall.of("GET", service.uri(path)));
        if (answer.status() == 404) {
            return Integer.MAX_VALUE;
        }
        if (answer.status() != 200) {
            throw refusal(answer, "quota of project " + project);
        }
        JsonNode ports = answer.json(SERVICE).path("quota").path("port");
        int limit = ports.path("limit").asInt(UNLIMITED);
        return limit == UNLIMITED
                ? Integer.MAX_VALUE
                : limit - ports.path("used").asInt() - ports.path("reserved").asInt();
    }

    @Override
    public List<Port> portsOf(ServerId server) {
        return list(Authority.SERVICE, "ports", List.of(Parameter.of("device_id", server.value()))).stream()
                .map(node -> complete(Authority.SERVICE, node))
                .sorted(BY_SLOT)
                .toList();
    }

    @Override
    public List<Vif> interfacesOf(ServerId server) {
        List<Vif> vifs = portsOf(server).stream().map(Port::vif).toList();
        List<JsonNode> floating = vifs.isEmpty() ? List.of() : leadingTo(vifs);
        return vifs.stream().map(vif -> NetworkDocument.ledToBy(vif, floating)).toList();
    }

    /** A service without routers has no such list, and no floating addresses. */
    private List<JsonNode> leadingTo(List<Vif> vifs) {
        List<Parameter> ports = vifs.stream()
                .map(vif -> Parameter.of("port_id", vif.port().value()))
                .toList();
        RestAnswer answer = service.send(
                Authority.SERVICE, RestCall.of("GET", service.uri("/v2.0/floatingips" + Service.query(ports))));
        return answer.status() == 404 ? List.of() : listed(answer, "floatingips");
    }

    @Override
    public List<SecurityGroup> securityGroups(Authority authority, ProjectId project, String nameOrId) {
        Parameter tenant = Parameter.of("tenant_id", project.value());
        List<JsonNode> nodes =
                new ArrayList<>(list(authority, "security-groups", List.of(tenant, Parameter.of("name", nameOrId))));
        if (nodes.isEmpty()) {
            nodes.addAll(list(authority, "security-groups", List.of(tenant, Parameter.of("id", nameOrId))));
        }
        return nodes.stream().map(NetworkDocument::securityGroup).toList();
    }

    @Override
    public Vif findOrCreatePort(PortWish wish) {
        Optional<JsonNode> found =
                list(
                                Authority.SERVICE,
                                "ports",
                                List.of(Parameter.of("device_id", wish.server().value())))
                        .stream()
                        .filter(port -> port.path("description").asText().equals(wish.mark()))
                        .min(Comparator.comparing(port -> port.path("id").asText()));
        if (found.isPresent()) {
            return vif(bound(found.get(), wish.host()));
        }
        ObjectNode body = Json.object();
        ObjectNode port = body.putObject("port");
        port.put("network_id", wish.network().value());
        port.put("tenant_id", wish.project().value());
        port.put("device_id", wish.server().value());
        port.put("device_owner", OWNER);
        port.put("description", wish.mark());
        port.put("admin_state_up", true);
        port.put("binding:host_id", wish.host().value());
        wish.fixedIp()
                .ifPresent(address -> port.putArray("fixed_ips").addObject().put("ip_address", address));
        wish.macAddress().ifPresent(mac -> port.put("mac_address", mac));
        if (!wish.securityGroupIds().isEmpty()) {
            ArrayNode groups = port.putArray("security_groups");
            wish.securityGroupIds().forEach(groups::add);
        }
        RestAnswer answer = service.send(
                Authority.SERVICE,
                RestCall.of("POST", service.uri("/v2.0/ports")).with(body));
        if (answer.status() != 201) {
            throw refusal(answer, "port on network " + wish.network());
        }
        return vif(answer.json(SERVICE).path("port"));
    }

    @Override
    public Vif takePort(PortId port, ServerId server, HostName host) {
        JsonNode node = requirePort(port);
        String device = node.path("device_id").asText();
        if (!device.isEmpty() && !device.equals(server.value())) {
            throw new NovaException(ErrorCode.CONFLICT, "Port %s is still in use.".formatted(port));
        }
        ObjectNode body = Json.object();
        body.putObject("port")
                .put("device_id", server.value())
                .put("device_owner", OWNER)
                .put("binding:host_id", host.value());
        return vif(change(port, body));
    }

    @Override
    public Vif bindPort(PortId port, HostName host) {
        return vif(bound(requirePort(port), host));
    }

    @Override
    public void releasePort(PortId port, ServerId server) {
        Optional<JsonNode> node = one(Authority.SERVICE, "port", port.value());
        if (node.isEmpty() || !node.get().path("device_id").asText().equals(server.value())) {
            return;
        }
        ObjectNode body = Json.object();
        body.putObject("port").put("device_id", "").put("device_owner", "").put("binding:host_id", "");
        change(port, body);
    }

    @Override
    public void deletePort(PortId port) {
        RestAnswer answer = service.send(
                Authority.SERVICE, RestCall.of("DELETE", service.uri("/v2.0/ports/" + Service.encoded(port.value()))));
        if (!answer.isSuccess() && answer.status() != 404) {
            throw refusal(answer, "delete of port " + port);
        }
    }

    private JsonNode bound(JsonNode port, HostName host) {
        if (port.path("binding:host_id").asText().equals(host.value())) {
            return port;
        }
        ObjectNode body = Json.object();
        body.putObject("port").put("binding:host_id", host.value());
        return change(new PortId(port.path("id").asText()), body);
    }

    private JsonNode change(PortId port, ObjectNode body) {
        RestAnswer answer = service.send(
                Authority.SERVICE,
                RestCall.of("PUT", service.uri("/v2.0/ports/" + Service.encoded(port.value())))
                        .with(body));
        if (answer.status() != 200) {
            throw refusal(answer, "change of port " + port);
        }
        return answer.json(SERVICE).path("port");
    }

    private JsonNode requirePort(PortId port) {
        return one(Authority.SERVICE, "port", port.value())
                .orElseThrow(
                        () -> new NovaException(ErrorCode.NOT_FOUND, "Port %s could not be found.".formatted(port)));
    }

    /** A vif that cannot be plugged is none: a failed binding ends here, with Nova's words. */
    private Vif vif(JsonNode port) {
        if (port.path("binding:vif_type").asText().equals("binding_failed")) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Binding failed for port %s, please check neutron logs for more information."
                            .formatted(port.path("id").asText()));
        }
        return complete(Authority.SERVICE, port).vif();
    }

    /** A port's own document names its network and subnets; what a guest needs of them is asked for here. */
    private Port complete(Authority authority, JsonNode port) {
        String network = port.path("network_id").asText();
        JsonNode networkNode = one(authority, "network", network)
                .orElseThrow(() ->
                        new NovaException(ErrorCode.NOT_FOUND, "Network %s could not be found.".formatted(network)));
        List<Parameter> ids = new ArrayList<>();
        port.path("fixed_ips")
                .forEach(ip -> ids.add(Parameter.of("id", ip.path("subnet_id").asText())));
        List<JsonNode> subnets = ids.isEmpty() ? List.of() : list(authority, "subnets", ids);
        return NetworkDocument.port(port, networkNode, subnets);
    }

    private Optional<JsonNode> one(Authority authority, String kind, String id) {
        String path = "/v2.0/" + kind + "s/" + Service.encoded(id);
        RestAnswer answer = service.send(authority, RestCall.of("GET", service.uri(path)));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw refusal(answer, kind + " " + id);
        }
        return Optional.of(answer.json(SERVICE).path(kind));
    }

    private List<JsonNode> list(Authority authority, String kind, List<Parameter> parameters) {
        return listed(
                service.send(authority, RestCall.of("GET", service.uri("/v2.0/" + kind + Service.query(parameters)))),
                kind);
    }

    private static List<JsonNode> listed(RestAnswer answer, String kind) {
        if (answer.status() != 200) {
            throw refusal(answer, "list of " + kind);
        }
        List<JsonNode> nodes = new ArrayList<>();
        answer.json(SERVICE).path(kind.replace('-', '_')).forEach(nodes::add);
        return nodes;
    }

    /** Neutron says with a word of its own that something has run out; the status alone is that of any conflict. */
    private static NovaException refusal(RestAnswer answer, String what) {
        NovaException error = answer.error(SERVICE, what);
        if (answer.status() != 409) {
            return error;
        }
        String type = answer.json(SERVICE).path("NeutronError").path("type").asText();
        return switch (type) {
            case "OverQuota", "IpAddressGenerationFailure", "NoMoreIpAddresses" ->
                new NovaException(ErrorCode.OVER_QUOTA, error.getMessage());
            default -> error;
        };
    }
}
