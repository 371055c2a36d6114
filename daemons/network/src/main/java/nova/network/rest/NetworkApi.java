package nova.network.rest;

import java.util.List;
import java.util.stream.Stream;
import nova.http.HttpHandler;
import nova.http.Route;
import nova.http.Router;
import nova.http.token.TokenCheck;
import nova.http.token.TokenGate;
import nova.network.usecase.FloatingIps;
import nova.network.usecase.Ports;
import nova.network.usecase.Quotas;
import nova.network.usecase.Routers;
import nova.network.usecase.SecurityGroups;
import nova.network.usecase.Topology;
import nova.runtime.port.Platform;

/** Every endpoint of the network service. */
public final class NetworkApi {
    /** What the routes are made of. */
    public record Parts(
            Topology topology,
            Ports ports,
            SecurityGroups groups,
            Routers routers,
            FloatingIps floatingIps,
            Quotas quotas,
            int mtu) {}

    private NetworkApi() {}

    public static HttpHandler handler(Parts parts, TokenCheck tokens, Platform platform, String identityUrl) {
        Callers callers = new Callers();
        List<Route> routes = Stream.of(
                        new NetworkRoutes(parts.topology(), callers, platform, parts.mtu()).routes(),
                        new PortRoutes(parts.ports(), callers).routes(),
                        new RouterRoutes(parts.routers(), parts.ports(), callers, platform).routes(),
                        new FloatingIpRoutes(parts.floatingIps(), callers).routes(),
                        new GroupRoutes(parts.groups(), callers, platform).routes(),
                        new QuotaRoutes(parts.quotas(), callers).routes(),
                        new ExtensionRoutes().routes())
                .flatMap(List::stream)
                .toList();
        HttpHandler router = new Router(routes, new NetworkDialect());
        HttpHandler guarded = new TokenGate(tokens, platform, identityUrl, router);
        return request -> request.path().equals("/") ? router.answer(request) : guarded.answer(request);
    }
}
