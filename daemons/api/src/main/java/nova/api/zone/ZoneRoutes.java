package nova.api.zone;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nova.api.ApiContext;
import nova.api.Stamp;
import nova.db.host.ServiceStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.host.ComputeService;

/** {@code /os-availability-zone}: a zone is available when one of its services is enabled. */
public final class ZoneRoutes {
    /** Services looked at; a cloud with more has other ways. */
    private static final int MAX_SERVICES = 20_000;

    private final ApiContext context;
    private final ServiceStore services;

    public ZoneRoutes(ApiContext context) {
        this.context = context;
        this.services = new ServiceStore(context.operators().serviceDownTime());
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/os-availability-zone", this::index)
                        .query(QueryRules.noneSince(2, 102))
                        .policy("os_compute_api:os-availability-zone:list"),
                Route.get("/os-availability-zone/detail", this::detail)
                        .query(QueryRules.noneSince(2, 102))
                        .policy("os_compute_api:os-availability-zone:detail"));
    }

    private record Reading(List<ComputeService> services, HostZones zones) {
        Set<String> withEnabled(boolean wanted) {
            Set<String> names = new TreeSet<>();
            for (ComputeService service : services) {
                if (service.setting().disabled() != wanted) {
                    names.add(zones.of(service));
                }
            }
            return names;
        }

        Set<String> unavailable() {
            Set<String> names = withEnabled(false);
            names.removeAll(withEnabled(true));
            return names;
        }
    }

    private Reading read() {
        return context.database()
                .read(
                        "read zones",
                        tx -> new Reading(
                                services.list(tx, Optional.empty(), Optional.empty(), MAX_SERVICES),
                                HostZones.read(tx, context.operators())));
    }

    private HttpResponse index(HttpRequest request) {
        Reading reading = read();
        ObjectNode body = Json.object();
        ArrayNode zones = body.putArray("availabilityZoneInfo");
        String internal = context.operators().internalServiceAvailabilityZone();
        reading.withEnabled(true).stream()
                .filter(name -> !name.equals(internal))
                .forEach(name -> zone(zones, name, true).putNull("hosts"));
        reading.unavailable().stream()
                .filter(name -> !name.equals(internal))
                .forEach(name -> zone(zones, name, false).putNull("hosts"));
        return HttpResponse.json(200, body);
    }

    private HttpResponse detail(HttpRequest request) {
        Reading reading = read();
        ObjectNode body = Json.object();
        ArrayNode zones = body.putArray("availabilityZoneInfo");
        for (String name : reading.withEnabled(true)) {
            ObjectNode hosts = zone(zones, name, true).putObject("hosts");
            reading.services().stream()
                    .filter(service -> !service.setting().disabled()
                            && reading.zones().of(service).equals(name))
                    .forEach(service ->
                            hosts.withObjectProperty(service.host().value()).set(service.program(), state(service)));
        }
        reading.unavailable().forEach(name -> zone(zones, name, false).putNull("hosts"));
        return HttpResponse.json(200, body);
    }

    private static ObjectNode zone(ArrayNode zones, String name, boolean available) {
        ObjectNode zone = zones.addObject().put("zoneName", name);
        zone.putObject("zoneState").put("available", available);
        return zone;
    }

    private static ObjectNode state(ComputeService service) {
        return Json.object()
                .put("available", service.life().up())
                .put("active", !service.setting().disabled())
                .put(
                        "updated_at",
                        Stamp.plain(service.life().seen().orElse(service.life().updated())));
    }
}
