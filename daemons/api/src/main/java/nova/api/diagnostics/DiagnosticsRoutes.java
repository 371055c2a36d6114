package nova.api.diagnostics;

import java.util.List;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.guest.GuestDiagnostics;
import nova.model.host.HostName;
import nova.model.server.Server;
import nova.rpc.contract.ComputeHost.DiagnosticsQuestion;

/** {@code /servers/{id}/diagnostics}: asked of the host, recorded nowhere. */
public final class DiagnosticsRoutes {
    private final ApiContext context;
    private final ServerLookup lookup;

    public DiagnosticsRoutes(ApiContext context, ServerLookup lookup) {
        this.context = context;
        this.lookup = lookup;
    }

    public List<Route> routes() {
        return List.of(Route.get("/servers/{id}/diagnostics", this::show)
                .query(QueryRules.noneSince(2, 102))
                .policy("os_compute_api:os-server-diagnostics")
                .kind(Route.Kind.QUESTION));
    }

    private HttpResponse show(HttpRequest request) {
        Server server = lookup.find(request);
        HostName host = server.place()
                .host()
                .orElseThrow(() -> new NovaException(ErrorCode.CONFLICT, "Instance " + server.id() + " is not ready"));
        GuestDiagnostics guest = ask(host, server);
        return HttpResponse.json(
                200,
                request.version().atLeast(2, 48)
                        ? DiagnosticsView.standard(
                                guest, server, context.platform().now())
                        : DiagnosticsView.ofDriver(guest));
    }

    private GuestDiagnostics ask(HostName host, Server server) {
        try {
            return context.peers()
                    .computeHosts()
                    .diagnostics(host, new DiagnosticsQuestion(server.id()))
                    .guest();
        } catch (NovaException refused) {
            if (refused.code() == ErrorCode.NOT_SUPPORTED) {
                throw new NovaException(
                        ErrorCode.NOT_SUPPORTED, "The requested functionality is not supported.", refused);
            }
            throw refused;
        }
    }
}
