package nova.api.hypervisor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import nova.api.ApiContext;
import nova.db.host.HostServersStore;
import nova.db.host.HostServersStore.OnHost;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Route;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.host.Hypervisor;

/** {@code /os-hypervisors}. */
public final class HypervisorRoutes {
    private static final String RULES = "os_compute_api:os-hypervisors:";
    private static final String ONE = "/os-hypervisors/{id}";

    private final ApiContext context;
    private final HypervisorLookup lookup;
    private final HostServersStore servers = new HostServersStore();
    private final AskUptimes uptimes;

    public HypervisorRoutes(ApiContext context) {
        this.context = context;
        this.lookup = new HypervisorLookup(context);
        this.uptimes = new AskUptimes(context.platform(), context.peers().computeHosts());
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/os-hypervisors", request -> list(request, "/os-hypervisors", false))
                        .query(HypervisorQuery.MANY)
                        .policy(RULES + "list"),
                Route.get("/os-hypervisors/detail", request -> list(request, "/os-hypervisors/detail", true))
                        .query(HypervisorQuery.MANY)
                        .policy(RULES + "list-detail"),
                Route.get("/os-hypervisors/statistics", this::statistics)
                        .policy(RULES + "statistics")
                        .until(2, 87),
                Route.get(ONE, this::show).query(HypervisorQuery.ONE).policy(RULES + "show"),
                Route.get(ONE + "/search", this::search)
                        .policy(RULES + "search")
                        .until(2, 52),
                Route.get(ONE + "/servers", this::servers)
                        .policy(RULES + "servers")
                        .until(2, 52),
                Route.get(ONE + "/uptime", this::uptime)
                        .policy(RULES + "uptime")
                        .kind(Route.Kind.QUESTION)
                        .until(2, 87));
    }

    private HttpResponse list(HttpRequest request, String path, boolean detail) {
        HypervisorQuery query = HypervisorQuery.many(request, context.config().maxLimit());
        List<Hypervisor> found = query.pattern().map(lookup::matching).orElseGet(() -> lookup.page(request, query));
        ObjectNode body = listed(request, found, detail, query.withServers());
        if (query.paged() && !found.isEmpty()) {
            Hypervisor last = found.getLast();
            String marker = request.version().atLeast(2, 53) ? last.id().value() : Long.toString(last.number());
            Links links = Links.of(request, context.config().computeLinkPrefix());
            query.paging()
                    .nextLink(request, links, path, found.size(), marker)
                    .ifPresent(next -> body.set("hypervisors_links", next));
        }
        return HttpResponse.json(200, body);
    }

    private ObjectNode listed(HttpRequest request, List<Hypervisor> found, boolean detail, boolean withServers) {
        Map<HostId, String> times = detail ? uptimes(request, found) : Map.of();
        Map<HostName, List<OnHost>> onHosts = withServers ? serversOn(found) : Map.of();
        HypervisorView view = new HypervisorView(request.version());
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("hypervisors");
        for (Hypervisor hypervisor : found) {
            ObjectNode node = detail ? view.full(hypervisor, times) : view.brief(hypervisor);
            if (withServers) {
                view.servers(node, onHosts.getOrDefault(hypervisor.service().host(), List.of()));
            }
            array.add(node);
        }
        return body;
    }

    private Map<HostName, List<OnHost>> serversOn(List<Hypervisor> hypervisors) {
        List<HostName> hosts =
                hypervisors.stream().map(each -> each.service().host()).toList();
        return context.database()
                .read("servers of hypervisors", tx -> servers.byHost(tx, hosts, HypervisorLookup.MAX_HYPERVISORS));
    }

    /** Since 2.88; a host that does not answer is shown without. */
    private Map<HostId, String> uptimes(HttpRequest request, List<Hypervisor> found) {
        return request.version().atLeast(2, 88) ? uptimes.all(found) : Map.of();
    }

    private HttpResponse show(HttpRequest request) {
        boolean withServers = HypervisorQuery.one(request);
        Hypervisor hypervisor = lookup.find(request);
        ObjectNode node = new HypervisorView(request.version()).full(hypervisor, uptimes(request, List.of(hypervisor)));
        if (withServers) {
            new HypervisorView(request.version())
                    .servers(
                            node,
                            serversOn(List.of(hypervisor))
                                    .getOrDefault(hypervisor.service().host(), List.of()));
        }
        return wrapped(node);
    }

    private HttpResponse search(HttpRequest request) {
        return HttpResponse.json(200, listed(request, lookup.matching(request.value("id")), false, false));
    }

    private HttpResponse servers(HttpRequest request) {
        return HttpResponse.json(200, listed(request, lookup.matching(request.value("id")), false, true));
    }

    private HttpResponse uptime(HttpRequest request) {
        Hypervisor hypervisor = lookup.find(request);
        if (!hypervisor.service().life().up()) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Compute service of %s is unavailable at this time."
                            .formatted(hypervisor.service().host()));
        }
        ObjectNode node = new HypervisorView(request.version()).brief(hypervisor);
        return wrapped(node.put("uptime", uptimes.one(hypervisor)));
    }

    private HttpResponse statistics(HttpRequest request) {
        Totals sum = lookup.all().stream().map(Totals::of).reduce(Totals.NONE, Totals::plus);
        ObjectNode body = Json.object();
        sum.into(body.putObject("hypervisor_statistics").put("count", sum.count()));
        return HttpResponse.json(200, body);
    }

    private static HttpResponse wrapped(ObjectNode node) {
        ObjectNode body = Json.object();
        body.set("hypervisor", node);
        return HttpResponse.json(200, body);
    }
}
