package nova.network.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;
import nova.network.store.FloatingIp;
import nova.network.usecase.Caller;
import nova.network.usecase.FloatingIps;

/** {@code /v2.0/floatingips}. */
final class FloatingIpRoutes {
    private final FloatingIps floatingIps;
    private final Callers callers;

    FloatingIpRoutes(FloatingIps floatingIps, Callers callers) {
        this.floatingIps = requireNonNull(floatingIps, "floatingIps");
        this.callers = requireNonNull(callers, "callers");
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2.0/floatingips", this::list),
                Route.post("/v2.0/floatingips", this::create),
                Route.get("/v2.0/floatingips/{id}", this::show),
                Route.put("/v2.0/floatingips/{id}", this::update),
                Route.delete("/v2.0/floatingips/{id}", this::delete));
    }

    private HttpResponse list(HttpRequest request) {
        List<ObjectNode> nodes = floatingIps.list(callers.of()).stream()
                .map(RouterDocuments::floatingIp)
                .toList();
        return Listing.answer(request, "floatingips", nodes);
    }

    private HttpResponse show(HttpRequest request) {
        return answer(200, floatingIps.show(callers.of(), request.value("id")));
    }

    private HttpResponse create(HttpRequest request) {
        Caller caller = callers.of();
        Fields body = Fields.of(request.json(), "floatingip");
        FloatingIps.Wish wish = new FloatingIps.Wish(
                body.text("floating_network_id"),
                callers.project(body, caller),
                body.optional("subnet_id"),
                body.optional("floating_ip_address"));
        return answer(
                201,
                floatingIps.create(caller, wish, body.optional("description").orElse(""), lead(body)));
    }

    /** A port named null takes the address off; a body without a port leaves it where it is. */
    private HttpResponse update(HttpRequest request) {
        Fields body = Fields.of(request.json(), "floatingip");
        Optional<FloatingIps.Lead> lead = body.node().has("port_id") ? Optional.of(lead(body)) : Optional.empty();
        return answer(200, floatingIps.update(callers.of(), request.value("id"), body.optional("description"), lead));
    }

    private HttpResponse delete(HttpRequest request) {
        floatingIps.delete(callers.of(), request.value("id"));
        return HttpResponse.empty(204);
    }

    private static FloatingIps.Lead lead(Fields body) {
        return new FloatingIps.Lead(body.optional("port_id"), body.optional("fixed_ip_address"));
    }

    private static HttpResponse answer(int status, FloatingIp ip) {
        return HttpResponse.json(status, NetworkRoutes.wrapped("floatingip", RouterDocuments.floatingIp(ip)));
    }
}
