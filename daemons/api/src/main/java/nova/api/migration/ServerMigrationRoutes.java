package nova.api.migration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.db.migration.MigrationStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.migration.Migration;
import nova.model.migration.MigrationKind;
import nova.model.server.Server;

/** {@code /servers/{id}/migrations}: live migrations of a server that are under way. */
public final class ServerMigrationRoutes {
    private static final String RULES = "os_compute_api:servers:migrations:";

    private final ApiContext context;
    private final ServerLookup lookup;
    private final MigrationStore migrations = new MigrationStore();

    public ServerMigrationRoutes(ApiContext context, ServerLookup lookup) {
        this.context = context;
        this.lookup = lookup;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/servers/{id}/migrations", this::index)
                        .query(QueryRules.noneSince(2, 102))
                        .ownerPolicy(RULES + "index")
                        .since(2, 23),
                Route.get("/servers/{id}/migrations/{migration}", this::show)
                        .query(QueryRules.noneSince(2, 102))
                        .ownerPolicy(RULES + "show")
                        .since(2, 23));
    }

    private HttpResponse index(HttpRequest request) {
        Server server = lookup.find(request);
        boolean hosts = context.policy().allows(RULES + "index:host", ServerLookup.target(server));
        MigrationView view = new MigrationView(request.version(), hosts);
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("migrations");
        context.database()
                .read("list migrations under way", tx -> migrations.inProgress(tx, server.id()))
                .forEach(migration -> array.add(view.ofServer(migration)));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        Server server = lookup.find(request);
        String id = request.value("migration");
        Optional<Migration> found = id.matches("[0-9]{1,18}")
                ? context.database().read("show migration", tx -> migrations.find(tx, server.id(), Long.parseLong(id)))
                : Optional.empty();
        Migration migration = found.orElseThrow(
                () -> missing("In-progress live migration %s is not found for server %s.".formatted(id, server.id())));
        if (migration.kind() != MigrationKind.LIVE_MIGRATION) {
            throw missing("Migration %s for server %s is not live-migration.".formatted(id, server.id()));
        }
        if (!MigrationStore.isInProgress(migration)) {
            throw missing("Live migration %s for server %s is not in progress.".formatted(id, server.id()));
        }
        ObjectNode body = Json.object();
        body.set("migration", new MigrationView(request.version(), true).ofServer(migration));
        return HttpResponse.json(200, body);
    }

    private static NovaException missing(String message) {
        return new NovaException(ErrorCode.NOT_FOUND, message);
    }
}
