package nova.network.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.store.Port;
import nova.network.store.Router;
import nova.network.usecase.Caller;
import nova.network.usecase.Ports;
import nova.network.usecase.Routers;
import nova.runtime.port.Platform;

/** {@code /v2.0/routers}. */
final class RouterRoutes {
    private final Routers routers;
    private final Ports ports;
    private final Callers callers;
    private final Platform platform;

    RouterRoutes(Routers routers, Ports ports, Callers callers, Platform platform) {
        this.routers = requireNonNull(routers, "routers");
        this.ports = requireNonNull(ports, "ports");
        this.callers = requireNonNull(callers, "callers");
        this.platform = requireNonNull(platform, "platform");
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2.0/routers", this::list),
                Route.post("/v2.0/routers", this::create),
                Route.get("/v2.0/routers/{id}", this::show),
                Route.put("/v2.0/routers/{id}", this::update),
                Route.delete("/v2.0/routers/{id}", this::delete),
                Route.put("/v2.0/routers/{id}/add_router_interface", this::addInterface),
                Route.put("/v2.0/routers/{id}/remove_router_interface", this::removeInterface));
    }

    private HttpResponse list(HttpRequest request) {
        List<ObjectNode> nodes =
                routers.list(callers.of()).stream().map(RouterDocuments::router).toList();
        return Listing.answer(request, "routers", nodes);
    }

    private HttpResponse show(HttpRequest request) {
        return answer(200, routers.show(callers.of(), request.value("id")));
    }

    private HttpResponse create(HttpRequest request) {
        Caller caller = callers.of();
        Fields body = Fields.of(request.json(), "router");
        Router router = new Router(
                platform.newId(),
                callers.project(body, caller),
                NetworkRoutes.name(body, ""),
                body.optional("description").orElse(""),
                body.flag("admin_state_up").orElse(true),
                outside(body),
                platform.now(),
                platform.now());
        return answer(201, routers.create(caller, router));
    }

    private HttpResponse update(HttpRequest request) {
        Fields body = Fields.of(request.json(), "router");
        return answer(
                200,
                routers.update(
                        callers.of(),
                        request.value("id"),
                        old -> new Router(
                                old.id(),
                                old.project(),
                                NetworkRoutes.name(body, old.name()),
                                body.optional("description").orElse(old.description()),
                                body.flag("admin_state_up").orElse(old.adminUp()),
                                body.node().has("external_gateway_info") ? outside(body) : old.outside(),
                                old.createdAt(),
                                platform.now())));
    }

    private HttpResponse delete(HttpRequest request) {
        routers.delete(callers.of(), request.value("id"));
        return HttpResponse.empty(204);
    }

    private HttpResponse addInterface(HttpRequest request) {
        Caller caller = callers.of();
        Fields body = new Fields(request.json(), "body");
        String subnet = body.optional("subnet_id")
                .orElseThrow(
                        () -> new NovaException(
                                ErrorCode.BAD_REQUEST,
                                "Bad router request: subnet_id must be specified; a port that exists cannot become a router's."));
        return HttpResponse.json(200, RouterDocuments.side(routers.addSubnet(caller, request.value("id"), subnet)));
    }

    /** By the subnet, or by the port that stands on it. */
    private HttpResponse removeInterface(HttpRequest request) {
        Caller caller = callers.of();
        Fields body = new Fields(request.json(), "body");
        String subnet = body.optional("subnet_id")
                .or(() -> body.optional("port_id").flatMap(port -> subnetOf(request.value("id"), port)))
                .orElseThrow(() -> new NovaException(
                        ErrorCode.BAD_REQUEST, "Bad router request: Either subnet_id or port_id must be specified."));
        return HttpResponse.json(200, RouterDocuments.side(routers.removeSubnet(caller, request.value("id"), subnet)));
    }

    /** A router's ports are nobody's, so they are looked up with the service's own rights and compared with the router. */
    private Optional<String> subnetOf(String router, String port) {
        return ports.list(new Caller("", true), Optional.of(router)).stream()
                .filter(each -> each.id().equals(port))
                .flatMap(each -> each.addresses().stream())
                .map(Port.Address::subnet)
                .findFirst();
    }

    private static Optional<Router.Outside> outside(Fields body) {
        return body.object("external_gateway_info")
                .filter(gateway -> gateway.has("network_id"))
                .map(gateway -> new Router.Outside(
                        gateway.text("network_id"), gateway.flag("enable_snat").orElse(true)));
    }

    private static HttpResponse answer(int status, Routers.Wide router) {
        ObjectNode body = Json.object();
        body.set("router", RouterDocuments.router(router));
        return HttpResponse.json(status, body);
    }
}
