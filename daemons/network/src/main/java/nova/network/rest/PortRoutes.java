package nova.network.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.usecase.Caller;
import nova.network.usecase.PortOrder;
import nova.network.usecase.Ports;

/** {@code /v2.0/ports}. */
final class PortRoutes {
    private static final Pattern MAC = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

    private final Ports ports;
    private final Callers callers;

    PortRoutes(Ports ports, Callers callers) {
        this.ports = requireNonNull(ports, "ports");
        this.callers = requireNonNull(callers, "callers");
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2.0/ports", this::list),
                Route.post("/v2.0/ports", this::create),
                Route.get("/v2.0/ports/{id}", this::show),
                Route.put("/v2.0/ports/{id}", this::update),
                Route.delete("/v2.0/ports/{id}", this::delete));
    }

    private HttpResponse list(HttpRequest request) {
        Caller caller = callers.of();
        List<String> devices = request.query().all("device_id");
        Optional<String> device = devices.size() == 1 ? Optional.of(devices.getFirst()) : Optional.empty();
        List<ObjectNode> nodes = ports.list(caller, device).stream()
                .map(port -> Documents.port(port, caller.admin()))
                .toList();
        return Listing.answer(request, "ports", nodes);
    }

    private HttpResponse show(HttpRequest request) {
        Caller caller = callers.of();
        return answer(200, Documents.port(ports.show(caller, request.value("id")), caller.admin()));
    }

    private HttpResponse create(HttpRequest request) {
        Caller caller = callers.of();
        Fields body = Fields.of(request.json(), "port");
        String project = callers.project(body, caller);
        return answer(
                201,
                Documents.port(ports.create(caller, body.text("network_id"), project, order(body)), caller.admin()));
    }

    private HttpResponse update(HttpRequest request) {
        Caller caller = callers.of();
        Fields body = Fields.of(request.json(), "port");
        return answer(200, Documents.port(ports.update(caller, request.value("id"), order(body)), caller.admin()));
    }

    private HttpResponse delete(HttpRequest request) {
        ports.delete(callers.of(), request.value("id"));
        return HttpResponse.empty(204);
    }

    private static HttpResponse answer(int status, ObjectNode port) {
        return HttpResponse.json(status, NetworkRoutes.wrapped("port", port));
    }

    private static PortOrder order(Fields body) {
        Optional<List<PortOrder.AddressWish>> addresses = body.has("fixed_ips")
                ? Optional.of(body.objects("fixed_ips").stream()
                        .map(each -> new PortOrder.AddressWish(each.optional("subnet_id"), each.optional("ip_address")))
                        .toList())
                : Optional.empty();
        Optional<List<String>> groups =
                body.has("security_groups") ? Optional.of(body.texts("security_groups")) : Optional.empty();
        return new PortOrder(
                body.optional("name"),
                body.optional("description"),
                body.optional("mac_address").map(PortRoutes::mac),
                body.flag("admin_state_up"),
                body.optional("device_id"),
                body.optional("device_owner"),
                body.optional("binding:host_id"),
                addresses,
                groups);
    }

    private static String mac(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        if (!MAC.matcher(lower).matches()) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Invalid input for mac_address. Reason: '%s' is not a valid MAC address.".formatted(text));
        }
        return lower;
    }
}
