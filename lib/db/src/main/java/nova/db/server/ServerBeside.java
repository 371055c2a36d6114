package nova.db.server;

import static nova.db.jooq.tables.ServerRequests.SERVER_REQUESTS;
import static nova.db.jooq.tables.Servers.SERVERS;
import static nova.db.jooq.tables.Services.SERVICES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.db.host.HostStatusStore;
import nova.model.server.ListedServer;
import nova.model.server.Server;
import nova.model.server.ServerRequest;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What there is at most once beside a server, joined to its row: its request, and the service of its host. */
final class ServerBeside {
    static final List<Field<?>> COLUMNS = columns();

    private ServerBeside() {}

    static Table<?> join(Table<?> servers) {
        return servers.leftJoin(SERVER_REQUESTS)
                .on(SERVER_REQUESTS.SERVER_ID.eq(SERVERS.ID))
                .leftJoin(SERVICES)
                .on(SERVICES.PROGRAM.eq(HostStatusStore.COMPUTE))
                .and(SERVICES.HOST.eq(SERVERS.HOST));
    }

    static ListedServer listed(Server server, Record row) {
        ServerRequest request =
                row.get(SERVER_REQUESTS.DISK_CONFIG) == null ? ServerRequest.NOTHING : ServerRequestStore.request(row);
        Optional<String> status = Optional.ofNullable(row.get(SERVICES.DISABLED))
                .map(disabled ->
                        HostStatusStore.status(row.get(SERVICES.FORCED_DOWN), disabled, row.get(SERVICES.JUDGED_UP)));
        return new ListedServer(server, row.get(SERVERS.SEQ), request, status);
    }

    private static List<Field<?>> columns() {
        List<Field<?>> columns = new ArrayList<>(List.of(SERVERS.fields()));
        columns.addAll(ServerRequestStore.COLUMNS);
        columns.addAll(List.of(SERVICES.FORCED_DOWN, SERVICES.DISABLED, SERVICES.JUDGED_UP));
        return List.copyOf(columns);
    }
}
