package nova.db.server;

import static nova.db.jooq.tables.ServerRequests.SERVER_REQUESTS;
import static nova.db.jooq.tables.Servers.SERVERS;
import static nova.db.jooq.tables.Services.SERVICES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.db.Row;
import nova.db.host.HostStatusStore;
import nova.model.server.ListedServer;
import nova.model.server.Server;
import org.jooq.Field;
import org.jooq.Table;

/** What there is at most once beside a server, joined to its row: its request, and the service of its host. */
final class ServerBeside {
    private static final List<Field<?>> HOST = List.of(SERVICES.DISABLED, SERVICES.FORCED_DOWN, SERVICES.JUDGED_UP);

    private static final ServerPage.Columns WITHOUT_HOST = columns(false);
    private static final ServerPage.Columns WITH_HOST = columns(true);

    private ServerBeside() {}

    static ServerPage.Columns columns(ListedServer.Shown shown) {
        return shown.hostStatus() ? WITH_HOST : WITHOUT_HOST;
    }

    /** No list shows keys. What is beside a server is read after it, and stands in front (see {@link ServerRows}). */
    private static ServerPage.Columns columns(boolean host) {
        List<Field<?>> fields = new ArrayList<>(List.of(SERVERS.SEQ));
        fields.addAll(ServerRequestStore.COLUMNS);
        if (host) {
            fields.addAll(HOST);
        }
        fields.addAll(ServerRows.COLUMNS);
        fields.remove(SERVERS.KEY_DATA);
        return new ServerPage.Columns(List.copyOf(fields), servers -> {
            Table<?> withRequest = servers.leftJoin(SERVER_REQUESTS).on(SERVER_REQUESTS.SERVER_ID.eq(SERVERS.ID));
            return host
                    ? withRequest
                            .leftJoin(SERVICES)
                            .on(SERVICES.PROGRAM.eq(HostStatusStore.COMPUTE))
                            .and(SERVICES.HOST.eq(SERVERS.HOST))
                    : withRequest;
        });
    }

    static ListedServer listed(Server server, Row row) {
        Optional<String> status = row.has(SERVICES.DISABLED) && !row.isNull(SERVICES.DISABLED)
                ? Optional.of(HostStatusStore.status(
                        row.flag(SERVICES.FORCED_DOWN), row.flag(SERVICES.DISABLED), row.flag(SERVICES.JUDGED_UP)))
                : Optional.empty();
        return new ListedServer(server, row.large(SERVERS.SEQ), ServerRequestStore.request(row), status);
    }
}
