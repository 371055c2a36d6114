package nova.db.server;

import static nova.db.jooq.tables.ServerMetadata.SERVER_METADATA;
import static nova.db.jooq.tables.ServerTags.SERVER_TAGS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nova.db.Row;
import nova.db.Tx;
import nova.model.host.HostName;
import nova.model.server.ListedServer;
import nova.model.server.Server;
import nova.model.server.ServerAction;
import nova.model.server.ServerId;
import nova.model.server.ServerName;
import nova.model.server.ServerQuery;
import nova.model.server.ServerState;
import nova.model.server.TaskState;
import nova.model.server.VmState;
import org.jooq.Condition;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/**
 * Servers as the API sees them: inserted, found, listed, and exclusive actions admitted. What users own is written
 * through {@link ServerEditStore}; what happens afterwards through the conductor's stores (design.md §2).
 */
public final class ServerStore {
    private static final ServerPage.Columns COLUMNS = ServerPage.Columns.of(ServerRows.COLUMNS);

    /** Writes a new server with metadata and tags; its instants are the caller's, from {@link Tx#now()}. */
    public void insert(Tx tx, Server server) {
        tx.sql().insertInto(SERVERS).set(ServerRows.row(server)).execute();
        if (!server.metadata().isEmpty()) {
            var rows = tx.sql()
                    .insertInto(
                            SERVER_METADATA,
                            SERVER_METADATA.SERVER_ID,
                            SERVER_METADATA.META_KEY,
                            SERVER_METADATA.META_VALUE);
            for (Map.Entry<String, String> entry : server.metadata().entrySet()) {
                rows = rows.values(server.id().value(), entry.getKey(), entry.getValue());
            }
            rows.execute();
        }
        if (!server.tags().isEmpty()) {
            var rows = tx.sql().insertInto(SERVER_TAGS, SERVER_TAGS.SERVER_ID, SERVER_TAGS.TAG);
            for (String tag : server.tags()) {
                rows = rows.values(server.id().value(), tag);
            }
            rows.execute();
        }
    }

    /** Deleted servers too, until retention ends. */
    public Optional<Server> find(Tx tx, ServerId id) {
        return servers(tx, tx.sql().select(COLUMNS.fields()).from(SERVERS).where(SERVERS.ID.eq(id.value()))).stream()
                .findFirst();
    }

    /** Its states alone, for callers that decide and do not show. */
    public Optional<ServerState> state(Tx tx, ServerId id) {
        return Row.each(
                        tx.sql().select(ServerRows.STATE).from(SERVERS).where(SERVERS.ID.eq(id.value())),
                        ServerRows.STATE,
                        ServerRows::state)
                .stream()
                .findFirst();
    }

    /** The number Nova calls {@code id}, for {@code instance_name_template}; grows with each server, never reused. */
    public Optional<Long> number(Tx tx, ServerId id) {
        return tx.sql()
                .select(SERVERS.SEQ)
                .from(SERVERS)
                .where(SERVERS.ID.eq(id.value()))
                .fetchOptional(SERVERS.SEQ);
    }

    /** As {@link #number}, of many. */
    public Map<ServerId, Long> numbers(Tx tx, Collection<ServerId> ids) {
        Map<ServerId, Long> numbers = new TreeMap<>();
        if (!ids.isEmpty()) {
            tx.sql()
                    .select(SERVERS.ID, SERVERS.SEQ)
                    .from(SERVERS)
                    .where(SERVERS.ID.in(ids.stream().map(ServerId::value).toList()))
                    .forEach(row -> numbers.put(new ServerId(row.value1()), row.value2()));
        }
        return numbers;
    }

    /** One page; one statement however many servers. An unknown marker is a BAD_REQUEST. */
    public List<Server> list(Tx tx, ServerQuery query) {
        Reading reading = new Reading();
        return reading.completed(tx, ServerPage.read(tx, query, COLUMNS, reading::server));
    }

    /** As {@link #list}, with what detailed lists show beside the servers; one statement too. */
    public List<ListedServer> listed(Tx tx, ServerQuery query, ListedServer.Shown shown) {
        Reading reading = new Reading();
        List<ListedServer> page = ServerPage.read(
                tx, query, ServerBeside.columns(shown), row -> ServerBeside.listed(reading.server(row), row));
        Iterator<Server> servers = reading.completed(
                        tx, page.stream().map(ListedServer::server).toList())
                .iterator();
        return page.stream().map(listed -> listed.with(servers.next())).toList();
    }

    /** As {@link #list}, with nothing but what a brief list shows. */
    public List<ServerName> names(Tx tx, ServerQuery query) {
        return ServerPage.read(
                tx,
                query,
                ServerPage.Columns.of(List.of(SERVERS.ID, SERVERS.NAME)),
                row -> new ServerName(new ServerId(row.text(SERVERS.ID)), row.text(SERVERS.NAME)));
    }

    /** Not deleted, on this host, oldest first; at most {@code limit} after {@code marker}. */
    public List<Server> onHost(Tx tx, HostName host, Optional<ServerId> marker, int limit) {
        Condition after = marker.map(id -> SERVERS.ID.gt(id.value())).orElseGet(DSL::noCondition);
        return servers(
                tx,
                tx.sql()
                        .select(COLUMNS.fields())
                        .from(SERVERS)
                        .where(SERVERS.HOST.eq(host.value()))
                        .and(SERVERS.DELETED.eq(false))
                        .and(after)
                        .orderBy(SERVERS.ID)
                        .limit(limit));
    }

    private static List<Server> servers(Tx tx, ResultQuery<?> query) {
        Reading reading = new Reading();
        return reading.completed(tx, Row.each(query, COLUMNS.fields(), reading::server));
    }

    /** Servers of one result; those older than their texts beside them are completed together. */
    private static final class Reading {
        private final Flavors flavors = new Flavors();
        private final Set<String> older = new HashSet<>();

        Server server(Row row) {
            Server server = ServerRows.server(row, flavors);
            if (row.optional(SERVERS.METADATA).isEmpty()) {
                older.add(server.id().value());
            }
            return server;
        }

        List<Server> completed(Tx tx, List<Server> servers) {
            if (older.isEmpty()) {
                return servers;
            }
            ServerChildren children = ServerChildren.of(tx, older);
            return servers.stream()
                    .map(server -> older.contains(server.id().value()) ? children.besides(server) : server)
                    .toList();
        }
    }

    /**
     * Admits an exclusive action: sets its task state if vm_state and task_state allow the action now. False means they
     * do not, or that somebody else was first: of two, one wins. A second delete is not admitted either.
     */
    public boolean admit(Tx tx, ServerId id, ServerAction action) {
        Condition guard = SERVERS.VM_STATE
                .in(action.vmStates().stream().map(VmState::word).sorted().toList())
                .and(SERVERS.TASK_STATE.in(action.taskStates().stream()
                        .map(TaskState::word)
                        .sorted()
                        .toList()));
        if (action == ServerAction.DELETE) {
            guard = SERVERS.TASK_STATE.ne(TaskState.DELETING.word());
        }
        if (action.mustBeLaunched()) {
            guard = guard.and(SERVERS.LAUNCHED_AT.isNotNull());
        }
        return tx.sql()
                        .update(SERVERS)
                        .set(SERVERS.TASK_STATE, action.sets().word())
                        .set(SERVERS.UPDATED_AT, tx.now())
                        .set(SERVERS.REVISION, SERVERS.REVISION.plus(1L))
                        .where(SERVERS.ID.eq(id.value()))
                        .and(SERVERS.DELETED.eq(false))
                        .and(guard)
                        .execute()
                == 1;
    }
}
