package nova.api;

import java.util.List;
import java.util.stream.Stream;
import nova.api.console.ConsoleTokenRoutes;
import nova.api.console.RemoteConsoleRoutes;
import nova.api.gone.GoneRoutes;
import nova.api.host.HostRoutes;
import nova.api.migration.MigrationRoutes;
import nova.api.migration.ServerMigrationRoutes;
import nova.api.password.ServerPasswordRoutes;
import nova.api.server.ServerLookup;
import nova.api.signal.ExternalEventRoutes;
import nova.api.usage.AuditLogRoutes;
import nova.api.usage.UsageRoutes;
import nova.http.Route;

/** The tables of routes about what happened to servers and hosts, and of what Nova has no more. */
final class RecordRoutes {
    private RecordRoutes() {}

    static List<Route> all(ApiContext context, ServerLookup lookup) {
        return Stream.of(
                        new MigrationRoutes(context).routes(),
                        new ServerMigrationRoutes(context, lookup).routes(),
                        new UsageRoutes(context).routes(),
                        new AuditLogRoutes(context).routes(),
                        new HostRoutes(context).routes(),
                        new ExternalEventRoutes(context).routes(),
                        new ServerPasswordRoutes(context, lookup).routes(),
                        new RemoteConsoleRoutes(context, lookup).routes(),
                        new ConsoleTokenRoutes(context).routes(),
                        GoneRoutes.routes())
                .flatMap(List::stream)
                .toList();
    }
}
