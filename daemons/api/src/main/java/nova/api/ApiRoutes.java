package nova.api;

import java.util.List;
import java.util.stream.Stream;
import nova.api.action.ActionRoutes;
import nova.api.aggregate.AggregateRoutes;
import nova.api.console.ConsoleRoutes;
import nova.api.diagnostics.DiagnosticsRoutes;
import nova.api.explain.ExplainRoutes;
import nova.api.extension.ExtensionRoutes;
import nova.api.flavor.FlavorAccessRoutes;
import nova.api.flavor.FlavorRoutes;
import nova.api.flavor.FlavorSpecRoutes;
import nova.api.group.GroupRoutes;
import nova.api.hypervisor.HypervisorRoutes;
import nova.api.ip.AddressRoutes;
import nova.api.keypair.KeypairRoutes;
import nova.api.limit.LimitRoutes;
import nova.api.lock.LockRoutes;
import nova.api.metadata.MetadataRoutes;
import nova.api.openapi.OpenApiRoutes;
import nova.api.power.AcceptAction;
import nova.api.power.PowerRoutes;
import nova.api.quota.QuotaClassRoutes;
import nova.api.quota.QuotaRoutes;
import nova.api.reset.ResetRoutes;
import nova.api.server.ServerLookup;
import nova.api.server.ServerRoutes;
import nova.api.service.ServiceRoutes;
import nova.api.tag.TagRoutes;
import nova.api.topology.TopologyRoutes;
import nova.api.version.VersionDocuments;
import nova.api.zone.ZoneRoutes;
import nova.http.Route;

/** Every table of routes of the compute API; a new resource adds its line here. */
public final class ApiRoutes {
    private ApiRoutes() {}

    public static List<Route> all(ApiContext context, Idempotency idempotency) {
        List<Route> resources = resources(context, idempotency);
        return Stream.concat(resources.stream(), new OpenApiRoutes(resources).routes().stream())
                .toList();
    }

    private static List<Route> resources(ApiContext context, Idempotency idempotency) {
        ServerLookup lookup =
                new ServerLookup(context.database(), context.stores().servers(), context.policy());
        List<Route> routes = Stream.of(
                        new ServerRoutes(context, lookup, idempotency).routes(),
                        new PowerRoutes(new AcceptAction(context), lookup, idempotency).routes(),
                        new LockRoutes(context, lookup).routes(),
                        new ResetRoutes(context, lookup).routes(),
                        new ConsoleRoutes(context, lookup).routes(),
                        new DiagnosticsRoutes(context, lookup).routes(),
                        new TopologyRoutes(lookup).routes(),
                        new MetadataRoutes(context, lookup).routes(),
                        new TagRoutes(context, lookup).routes(),
                        new AddressRoutes(lookup).routes(),
                        new ActionRoutes(context, lookup).routes(),
                        new ExplainRoutes(context, lookup).routes(),
                        new ExtensionRoutes().routes(),
                        new VersionDocuments(context.config().computeLinkPrefix()).routes(),
                        catalogue(context),
                        operators(context),
                        RecordRoutes.all(context, lookup),
                        ProxyRoutes.all(context, lookup))
                .flatMap(List::stream)
                .toList();
        return Stream.concat(routes.stream(), VolumesBootRoutes.of(routes).stream())
                .toList();
    }

    private static List<Route> catalogue(ApiContext context) {
        return Stream.of(
                        new FlavorRoutes(context).routes(),
                        new FlavorAccessRoutes(context).routes(),
                        new FlavorSpecRoutes(context).routes(),
                        new KeypairRoutes(context).routes(),
                        new LimitRoutes(context).routes(),
                        new ZoneRoutes(context).routes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> operators(ApiContext context) {
        return Stream.of(
                        new QuotaRoutes(context).routes(),
                        new QuotaClassRoutes(context).routes(),
                        new ServiceRoutes(context).routes(),
                        new HypervisorRoutes(context).routes(),
                        new AggregateRoutes(context).routes(),
                        new GroupRoutes(context).routes())
                .flatMap(List::stream)
                .toList();
    }
}
