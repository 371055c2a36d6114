package nova.api.host;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nova.api.ApiContext;
import nova.api.zone.HostZones;
import nova.db.Tx;
import nova.db.host.HostServersStore;
import nova.db.host.HypervisorStore;
import nova.db.host.ServiceStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.ComputeService;
import nova.model.host.ComputeService.Setting;
import nova.model.host.HostName;
import nova.model.host.Hypervisor;

/** {@code /os-hosts}, until 2.42: services by host, and what projects use on one. */
public final class HostRoutes {
    private static final String RULES = "os_compute_api:os-hosts:";
    private static final int MAX_SERVICES = 20_000;
    private static final Set<String> NOT_SHOWN = Set.of("nova-osapi_compute", "nova-metadata");
    private static final ValueRule QUERY = object(field("zone", list(text()))).opened();

    private final ApiContext context;
    private final ServiceStore services;
    private final HypervisorStore hypervisors;
    private final HostServersStore servers = new HostServersStore();

    public HostRoutes(ApiContext context) {
        this.context = context;
        this.services = new ServiceStore(context.operators().serviceDownTime());
        this.hypervisors = new HypervisorStore(services);
    }

    public List<Route> routes() {
        return Stream.of(
                        Route.get("/os-hosts", this::index).query(QUERY).policy(RULES + "list"),
                        Route.get("/os-hosts/{host}", this::show).policy(RULES + "show"),
                        Route.put("/os-hosts/{host}", this::update)
                                .takes(HostBody.RULE)
                                .policy(RULES + "update"),
                        Route.get("/os-hosts/{host}/reboot", this::power).policy(RULES + "reboot"),
                        Route.get("/os-hosts/{host}/shutdown", this::power).policy(RULES + "shutdown"),
                        Route.get("/os-hosts/{host}/startup", this::power).policy(RULES + "start"))
                .map(route -> route.until(2, 42))
                .toList();
    }

    private HttpResponse index(HttpRequest request) {
        Optional<String> wanted = request.query().last("zone").filter(zone -> !zone.isEmpty());
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("hosts");
        context.database()
                .read("list hosts", tx -> {
                    HostZones zones = HostZones.read(tx, context.operators());
                    return services.list(tx, Optional.empty(), Optional.empty(), MAX_SERVICES).stream()
                            .filter(service -> !service.setting().disabled())
                            .filter(service -> !NOT_SHOWN.contains(service.program()))
                            .filter(service -> wanted.isEmpty() || wanted.get().equals(zones.of(service)))
                            .map(service -> Json.object()
                                    .put("host_name", service.host().value())
                                    .put("service", service.program().replaceFirst("^nova-", ""))
                                    .put("zone", zones.of(service)))
                            .toList();
                })
                .forEach(array::add);
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        HostName host = host(request);
        ObjectNode body = Json.object();
        body.set("host", context.database().read("show host", tx -> resources(tx, host)));
        return HttpResponse.json(200, body);
    }

    private ArrayNode resources(Tx tx, HostName host) {
        Hypervisor found = hypervisors.find(tx, host).orElseThrow(() -> missing(host));
        return HostView.resources(found, servers.useByProject(tx, host));
    }

    /**
     * Taking new servers is what we can switch; windows of maintenance are not for our hosts. Who switches nothing is
     * answered without a look at the host.
     */
    private HttpResponse update(HttpRequest request) {
        HostBody wanted = HostBody.read(request);
        HostName host = host(request);
        if (wanted.enabled().isEmpty() && wanted.maintenance().isEmpty()) {
            return HttpResponse.json(200, Json.object().put("host", host.value()));
        }
        context.database().change("set host", tx -> {
            ComputeService service = compute(tx, host);
            if (wanted.maintenance().isPresent()) {
                throw notSupported();
            }
            wanted.enabled()
                    .ifPresent(enabled -> services.set(
                            tx,
                            service.id(),
                            new Setting(
                                    !enabled,
                                    Optional.empty(),
                                    service.setting().forcedDown())));
        });
        ObjectNode body = Json.object().put("host", host.value());
        wanted.enabled().ifPresent(enabled -> body.put("status", enabled ? "enabled" : "disabled"));
        return HttpResponse.json(200, body);
    }

    /** No driver of ours switches the power of its host. */
    private HttpResponse power(HttpRequest request) {
        HostName host = host(request);
        context.database().read("find host", tx -> compute(tx, host));
        throw notSupported();
    }

    private ComputeService compute(Tx tx, HostName host) {
        return services.list(tx, Optional.of(ComputeService.COMPUTE), Optional.of(host), 1).stream()
                .findFirst()
                .orElseThrow(() -> missing(host));
    }

    private static HostName host(HttpRequest request) {
        return new HostName(request.value("host"));
    }

    private static NovaException missing(HostName host) {
        return new NovaException(ErrorCode.NOT_FOUND, "Host '%s' is not mapped to any cell".formatted(host));
    }

    private static NovaException notSupported() {
        return new NovaException(ErrorCode.NOT_SUPPORTED, "The requested functionality is not supported.");
    }
}
