package nova.network.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.address.Cidr;
import nova.network.address.Ipv4;
import nova.network.address.Pool;
import nova.network.store.Network;
import nova.network.store.Subnet;
import nova.network.usecase.Caller;
import nova.network.usecase.Topology;
import nova.runtime.port.Platform;

/** {@code /v2.0/networks} and {@code /v2.0/subnets}. */
final class NetworkRoutes {
    private static final int MAX_NAME = 255;

    private final Topology topology;
    private final Callers callers;
    private final Platform platform;
    private final int mtu;

    NetworkRoutes(Topology topology, Callers callers, Platform platform, int mtu) {
        this.topology = requireNonNull(topology, "topology");
        this.callers = requireNonNull(callers, "callers");
        this.platform = requireNonNull(platform, "platform");
        this.mtu = mtu;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2.0/networks", this::networks),
                Route.post("/v2.0/networks", this::create),
                Route.get("/v2.0/networks/{id}", this::network),
                Route.put("/v2.0/networks/{id}", this::update),
                Route.delete("/v2.0/networks/{id}", this::delete),
                Route.get("/v2.0/subnets", this::subnets),
                Route.post("/v2.0/subnets", this::createSubnet),
                Route.get("/v2.0/subnets/{id}", this::subnet),
                Route.put("/v2.0/subnets/{id}", this::updateSubnet),
                Route.delete("/v2.0/subnets/{id}", this::deleteSubnet));
    }

    private HttpResponse networks(HttpRequest request) {
        List<ObjectNode> nodes =
                topology.networks(callers.of()).stream().map(Documents::network).toList();
        return Listing.answer(request, "networks", nodes);
    }

    private HttpResponse network(HttpRequest request) {
        return HttpResponse.json(
                200, wrapped("network", Documents.network(topology.network(callers.of(), request.value("id")))));
    }

    private HttpResponse create(HttpRequest request) {
        Caller caller = callers.of();
        Fields body = Fields.of(request.json(), "network");
        Network made = new Network(
                platform.newId(),
                name(body, ""),
                callers.project(body, caller),
                body.optional("description").orElse(""),
                body.flag("shared").orElse(false),
                body.flag("router:external").orElse(false),
                body.flag("admin_state_up").orElse(true),
                body.number("mtu").orElse(mtu),
                platform.now(),
                platform.now());
        return HttpResponse.json(201, wrapped("network", Documents.network(topology.create(caller, made))));
    }

    private HttpResponse update(HttpRequest request) {
        Fields body = Fields.of(request.json(), "network");
        UnaryOperator<Network> change = old -> new Network(
                old.id(),
                name(body, old.name()),
                old.project(),
                body.optional("description").orElse(old.description()),
                body.flag("shared").orElse(old.shared()),
                body.flag("router:external").orElse(old.external()),
                body.flag("admin_state_up").orElse(old.adminUp()),
                body.number("mtu").orElse(old.mtu()),
                old.createdAt(),
                platform.now());
        return HttpResponse.json(
                200, wrapped("network", Documents.network(topology.update(callers.of(), request.value("id"), change))));
    }

    private HttpResponse delete(HttpRequest request) {
        topology.delete(callers.of(), request.value("id"));
        return HttpResponse.empty(204);
    }

    private HttpResponse subnets(HttpRequest request) {
        List<ObjectNode> nodes =
                topology.subnets(callers.of()).stream().map(Documents::subnet).toList();
        return Listing.answer(request, "subnets", nodes);
    }

    private HttpResponse subnet(HttpRequest request) {
        return HttpResponse.json(
                200, wrapped("subnet", Documents.subnet(topology.subnet(callers.of(), request.value("id")))));
    }

    private HttpResponse createSubnet(HttpRequest request) {
        Caller caller = callers.of();
        Fields body = Fields.of(request.json(), "subnet");
        if (body.number("ip_version").orElse(4) != 4) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "This network service serves IPv4 only: ip_version must be 4.");
        }
        Cidr cidr = Cidr.parse(body.text("cidr"));
        Optional<Ipv4> gateway = gateway(body, Optional.of(cidr.first().plus(1)));
        Subnet subnet = new Subnet(
                platform.newId(),
                body.text("network_id"),
                name(body, ""),
                callers.project(body, caller),
                body.optional("description").orElse(""),
                cidr,
                gateway,
                body.flag("enable_dhcp").orElse(true),
                body.has("allocation_pools") ? pools(body) : cidr.poolsWithout(gateway),
                body.texts("dns_nameservers"),
                platform.now(),
                platform.now());
        return HttpResponse.json(201, wrapped("subnet", Documents.subnet(topology.createSubnet(caller, subnet))));
    }

    private HttpResponse updateSubnet(HttpRequest request) {
        Fields body = Fields.of(request.json(), "subnet");
        UnaryOperator<Subnet> change = old -> new Subnet(
                old.id(),
                old.network(),
                name(body, old.name()),
                old.project(),
                body.optional("description").orElse(old.description()),
                old.cidr(),
                gateway(body, old.gateway()),
                body.flag("enable_dhcp").orElse(old.dhcp()),
                body.has("allocation_pools") ? pools(body) : old.pools(),
                body.has("dns_nameservers") ? body.texts("dns_nameservers") : old.dnsServers(),
                old.createdAt(),
                platform.now());
        return HttpResponse.json(
                200,
                wrapped("subnet", Documents.subnet(topology.updateSubnet(callers.of(), request.value("id"), change))));
    }

    private HttpResponse deleteSubnet(HttpRequest request) {
        topology.deleteSubnet(callers.of(), request.value("id"));
        return HttpResponse.empty(204);
    }

    /** Null in the body means: no gateway. */
    private static Optional<Ipv4> gateway(Fields body, Optional<Ipv4> otherwise) {
        if (!body.has("gateway_ip")) {
            return otherwise;
        }
        return body.optional("gateway_ip").map(Ipv4::parse);
    }

    private static List<Pool> pools(Fields body) {
        List<Pool> pools = new ArrayList<>();
        for (Fields pool : body.objects("allocation_pools")) {
            pools.add(new Pool(Ipv4.parse(pool.text("start")), Ipv4.parse(pool.text("end"))));
        }
        return pools;
    }

    static String name(Fields body, String otherwise) {
        String name = body.optional("name").orElse(otherwise);
        if (name.length() > MAX_NAME) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Invalid input for name. Reason: '%s' exceeds maximum length of 255.".formatted(name));
        }
        return name;
    }

    static ObjectNode wrapped(String key, ObjectNode node) {
        ObjectNode body = Json.object();
        body.set(key, node);
        return body;
    }
}
