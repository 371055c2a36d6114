package nova.db.server;

import static nova.db.jooq.tables.ServerMetadata.SERVER_METADATA;
import static nova.db.jooq.tables.ServerTags.SERVER_TAGS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/**
 * Servers as the API sees them: inserted, found, listed, and exclusive actions admitted. What users own is written
 * through {@link ServerEditStore}; what happens afterwards through the conductor's stores (design.md §2).
 */
public final class ServerStore {
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
        return servers(
                        tx,
                        tx.sql()
                                .select(SERVERS.fields())
                                .from(SERVERS)
                                .where(SERVERS.ID.eq(id.value()))
                                .fetch())
                .stream()
                .findFirst();
    }

    /** Its states alone, for callers that decide and do not show. */
    public Optional<ServerState> state(Tx tx, ServerId id) {
        return tx.sql()
                .select(
                        SERVERS.VM_STATE,
                        SERVERS.TASK_STATE,
                        SERVERS.POWER_STATE,
                        SERVERS.PROGRESS,
                        SERVERS.LOCKED_BY,
                        SERVERS.LOCKED_REASON,
                        SERVERS.DELETED)
                .from(SERVERS)
                .where(SERVERS.ID.eq(id.value()))
                .fetchOptional(ServerRows::state);
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

    /** One page; two statements however many servers. An unknown marker is a BAD_REQUEST. */
    public List<Server> list(Tx tx, ServerQuery query) {
        return servers(tx, ServerPage.fetch(tx, query));
    }

    /** As {@link #list}, with what detailed lists show beside the servers; two statements too. */
    public List<ListedServer> listed(Tx tx, ServerQuery query) {
        Result<Record> rows = ServerPage.fetch(tx, query, ServerBeside.COLUMNS, ServerBeside::join);
        Iterator<Server> servers = servers(tx, rows).iterator();
        return rows.map(row -> ServerBeside.listed(servers.next(), row));
    }

    /** As {@link #list}, with nothing but what a brief list shows; one statement. */
    public List<ServerName> names(Tx tx, ServerQuery query) {
        return ServerPage.fetch(tx, query, List.of(SERVERS.ID, SERVERS.NAME), table -> table)
                .map(row -> new ServerName(new ServerId(row.get(SERVERS.ID)), row.get(SERVERS.NAME)));
    }

    /** Not deleted, on this host, oldest first; at most {@code limit} after {@code marker}. */
    public List<Server> onHost(Tx tx, HostName host, Optional<ServerId> marker, int limit) {
        Condition after = marker.map(id -> SERVERS.ID.gt(id.value())).orElseGet(DSL::noCondition);
        return servers(
                tx,
                tx.sql()
                        .select(SERVERS.fields())
                        .from(SERVERS)
                        .where(SERVERS.HOST.eq(host.value()))
                        .and(SERVERS.DELETED.eq(false))
                        .and(after)
                        .orderBy(SERVERS.ID)
                        .limit(limit)
                        .fetch());
    }

    private static List<Server> servers(Tx tx, Result<Record> rows) {
        ServerChildren children = ServerChildren.of(tx, rows.getValues(SERVERS.ID));
        Flavors flavors = new Flavors();
        return rows.map(row -> {
            String id = row.get(SERVERS.ID);
            return ServerRows.server(row, flavors, children.metadataOf(id), children.tagsOf(id));
        });
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
