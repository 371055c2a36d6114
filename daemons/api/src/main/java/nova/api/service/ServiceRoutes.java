package nova.api.service;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.api.zone.HostZones;
import nova.db.Tx;
import nova.db.host.HostServersStore;
import nova.db.host.ServiceStore;
import nova.db.migration.MigrationStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.Formats;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.http.policy.Target;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.ComputeService;
import nova.model.host.ComputeService.Setting;
import nova.model.host.HostName;

/** {@code /os-services}. */
public final class ServiceRoutes {
    private static final String RULES = "os_compute_api:os-services:";
    private static final int MAX_SERVICES = 20_000;
    private static final ValueRule QUERY =
            object(field("host", list(text())), field("binary", list(text()))).closedSince(2, 75);

    private final ApiContext context;
    private final ServiceStore services;
    private final HostServersStore servers = new HostServersStore();
    private final MigrationStore migrations = new MigrationStore();

    public ServiceRoutes(ApiContext context) {
        this.context = context;
        this.services = new ServiceStore(context.operators().serviceDownTime());
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/os-services", this::index).query(QUERY).policy(RULES + "list"),
                Route.put("/os-services/{id}", this::act)
                        .takes(ServiceBody.BY_NAME)
                        .policy(RULES + "update")
                        .until(2, 52),
                Route.put("/os-services/{id}", this::update)
                        .takes(ServiceBody.BY_ID)
                        .ownerPolicy(RULES + "update")
                        .since(2, 53),
                Route.delete("/os-services/{id}", this::delete).policy(RULES + "delete"));
    }

    private HttpResponse index(HttpRequest request) {
        Optional<String> program = request.query().last("binary").filter(name -> !name.isEmpty());
        Optional<HostName> host =
                request.query().last("host").filter(name -> !name.isEmpty()).map(HostName::new);
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("services");
        ServiceView view = new ServiceView(request.version());
        context.database()
                .read("list services", tx -> {
                    HostZones zones = HostZones.read(tx, context.operators());
                    return services.list(tx, program, host, MAX_SERVICES).stream()
                            .map(service -> view.full(service, zones.of(service)))
                            .toList();
                })
                .forEach(array::add);
        return HttpResponse.json(200, body);
    }

    /** Until 2.52 the last word of the path is what to do. */
    private HttpResponse act(HttpRequest request) {
        ServiceBody.Named wanted = ServiceBody.named(request);
        String action = request.value("id");
        boolean known = switch (action) {
            case "enable", "disable", "disable-log-reason" -> true;
            case "force-down" -> request.version().atLeast(2, 11);
            default -> false;
        };
        if (!known) {
            throw new NovaException(ErrorCode.NOT_FOUND, "Unknown action");
        }
        wanted.requireFieldsOf(action);
        requireCompute(wanted.program());
        Setting setting = context.database().write("set service", tx -> {
            ComputeService service = find(tx, wanted);
            Setting changed = wanted.applied(action, service.setting());
            if (action.equals("force-down")) {
                requireNoEvacuations(tx, service.host(), changed);
            }
            services.set(tx, service.id(), changed);
            return changed;
        });
        ObjectNode body = Json.object();
        ObjectNode node = body.putObject("service").put("host", wanted.host()).put("binary", wanted.program());
        if (action.equals("force-down")) {
            node.put("forced_down", setting.forcedDown());
        } else {
            node.put("status", setting.disabled() ? "disabled" : "enabled");
            setting.disabledReason().ifPresent(reason -> node.put("disabled_reason", reason));
        }
        return HttpResponse.json(200, body);
    }

    private ComputeService find(Tx tx, ServiceBody.Named wanted) {
        return services.list(tx, Optional.of(wanted.program()), Optional.of(new HostName(wanted.host())), 1).stream()
                .findFirst()
                .orElseThrow(() -> new NovaException(
                        ErrorCode.NOT_FOUND, "Host '%s' is not mapped to any cell".formatted(wanted.host())));
    }

    /** Here Nova looks at the id before it asks the policy, in {@link #delete} after. */
    private HttpResponse update(HttpRequest request) {
        String id = uuid(request);
        context.policy().enforce(RULES + "update", Target.own(RequestContext.CURRENT.get()));
        ServiceView view = new ServiceView(request.version());
        NovaException missing = new NovaException(ErrorCode.NOT_FOUND, "Service %s could not be found.".formatted(id));
        ObjectNode shown = context.database().write("set service", tx -> {
            ComputeService service = services.find(tx, id).orElseThrow(() -> missing);
            requireCompute(service.program());
            ServiceBody.Changed changed = ServiceBody.changed(request, service.setting());
            if (changed.forcedDownIsSet()) {
                requireNoEvacuations(tx, service.host(), changed.setting());
            }
            services.set(tx, id, changed.setting());
            ComputeService now = services.find(tx, id).orElseThrow(() -> missing);
            return view.full(now, HostZones.read(tx, context.operators()).of(now));
        });
        ObjectNode body = Json.object();
        body.set("service", shown);
        return HttpResponse.json(200, body);
    }

    /** A host whose servers were rebuilt elsewhere comes up again only once it has seen so itself, and cleaned up. */
    private void requireNoEvacuations(Tx tx, HostName host, Setting setting) {
        if (!setting.forcedDown() && migrations.evacuatedFrom(tx, host)) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Unable to force up host %s as `done` evacuation migration records remain associated with the host."
                                    .formatted(host)
                            + " Ensure the compute service has been restarted, allowing these records to move to"
                            + " `completed` before retrying this request.");
        }
    }

    private HttpResponse delete(HttpRequest request) {
        boolean byUuid = request.version().atLeast(2, 53);
        String id = byUuid ? uuid(request) : number(request);
        context.database().change("delete service", tx -> {
            Optional<ComputeService> found = byUuid ? services.find(tx, id) : services.find(tx, Long.parseLong(id));
            ComputeService service = found.orElseThrow(
                    () -> new NovaException(ErrorCode.NOT_FOUND, "Service %s not found.".formatted(id)));
            if (service.program().equals(ComputeService.COMPUTE)) {
                requireUnused(tx, service.host());
            }
            services.delete(tx, service.id());
        });
        return HttpResponse.empty(204);
    }

    /** A resized server can be reverted to the host it came from until that is confirmed: the host is in use so long. */
    private void requireUnused(Tx tx, HostName host) {
        if (servers.any(tx, List.of(host))) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Unable to delete compute service that is hosting instances. "
                            + "Migrate or delete the instances first.");
        }
        if (migrations.unsettledAt(tx, host)) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Unable to delete compute service that has in-progress migrations. "
                            + "Complete the migrations or delete the instances first.");
        }
    }

    private static void requireCompute(String program) {
        if (!program.equals(ComputeService.COMPUTE)) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Updating a %s service is not supported. Only nova-compute services can be updated."
                            .formatted(program));
        }
    }

    private static String uuid(HttpRequest request) {
        String id = request.value("id");
        if (!Formats.isUuid(id)) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Invalid uuid " + id);
        }
        return id;
    }

    private static String number(HttpRequest request) {
        String id = request.value("id");
        if (!id.matches("[+-]?[0-9]{1,18}")) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Invalid input received: id must be an integer");
        }
        return id;
    }
}
