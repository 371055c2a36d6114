package nova.api.floating;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.ipAddress;
import static nova.http.body.Rules.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.network.FixedIp;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.server.Server;

/** {@code addFloatingIp} and {@code removeFloatingIp}, until 2.43: where a floating address leads. */
public final class FloatingIpActions {
    private static final String ACTION = "/servers/{id}/action";
    private static final ValueRule ADD = object(field(
                    "addFloatingIp",
                    object(field("address", ipAddress()).mandatory(), field("fixed_address", ipAddress())))
            .mandatory());
    private static final ValueRule REMOVE = object(
            field("removeFloatingIp", object(field("address", ipAddress()).mandatory()))
                    .mandatory());

    private final ServerLookup lookup;
    private final FloatingIps floatingIps;

    public FloatingIpActions(ApiContext context, ServerLookup lookup) {
        this.lookup = lookup;
        this.floatingIps = new FloatingIps(context.peers().remote().networks());
    }

    public List<Route> routes() {
        return Stream.of(
                        Route.action(ACTION, "addFloatingIp", this::add)
                                .takes(ADD)
                                .ownerPolicy("os_compute_api:os-floating-ips:add"),
                        Route.action(ACTION, "removeFloatingIp", this::remove)
                                .takes(REMOVE)
                                .ownerPolicy("os_compute_api:os-floating-ips:remove"))
                .map(route -> route.until(2, 43))
                .toList();
    }

    /** An address of the server, and the port that has it. */
    private record Fixed(PortId port, FixedIp ip) {}

    private HttpResponse add(HttpRequest request) {
        JsonNode wanted =
                BodyCheck.body(ADD, request.argument(), request.version()).get("addFloatingIp");
        Server server = lookup.find(request);
        String address = wanted.get("address").asText();
        Fixed fixed = fixed(
                server,
                address,
                Optional.ofNullable(wanted.path("fixed_address").textValue()));
        try {
            FloatingIp ip = floatingIps
                    .at(address)
                    .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "floating IP not found"));
            floatingIps.lead(ip, fixed.port(), fixed.ip().address());
        } catch (NovaException refused) {
            throw switch (refused.code()) {
                case NOT_FOUND, FORBIDDEN, UNAVAILABLE, TIMEOUT -> refused;
                case CONFLICT -> new NovaException(ErrorCode.BAD_REQUEST, refused.getMessage(), refused);
                default ->
                    new NovaException(
                            ErrorCode.BAD_REQUEST,
                            "Unable to associate floating IP %s to fixed IP %s for instance %s. Error: %s"
                                    .formatted(address, fixed.ip().address(), server.id(), refused.getMessage()),
                            refused);
            };
        }
        return HttpResponse.empty(202).with("Content-Type", HttpResponse.NOTHING);
    }

    private static Fixed fixed(Server server, String address, Optional<String> wanted) {
        if (server.vifs().isEmpty()) {
            throw bad("Instance network is not ready yet");
        }
        List<Fixed> all =
                server.vifs().stream().flatMap(FloatingIpActions::addresses).toList();
        if (all.isEmpty()) {
            throw bad("No fixed IPs associated to instance");
        }
        if (wanted.isPresent()) {
            return all.stream()
                    .filter(each -> each.ip().address().equals(wanted.get()))
                    .findFirst()
                    .orElseThrow(() -> bad("Specified fixed address not assigned to instance"));
        }
        return all.stream()
                .filter(each -> each.ip().version() == 4)
                .findFirst()
                .orElseThrow(() -> bad(("Unable to associate floating IP %s to any fixed IPs for instance %s. "
                                + "Instance has no fixed IPv4 addresses to associate.")
                        .formatted(address, server.id())));
    }

    private static Stream<Fixed> addresses(Vif vif) {
        return vif.fixedIps().stream().map(ip -> new Fixed(vif.port(), ip));
    }

    private HttpResponse remove(HttpRequest request) {
        String address = BodyCheck.body(REMOVE, request.argument(), request.version())
                .at("/removeFloatingIp/address")
                .asText();
        Server server = lookup.find(request);
        FloatingIp ip = floatingIps
                .at(address)
                .orElseThrow(() ->
                        new NovaException(ErrorCode.NOT_FOUND, "Floating IP not found for address " + address + "."));
        if (!ip.device().equals(Optional.of(server.id().value()))) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Floating IP %s is not associated with instance %s.".formatted(address, server.id()));
        }
        floatingIps.leadNowhere(ip);
        return HttpResponse.empty(202).with("Content-Type", HttpResponse.NOTHING);
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
