package nova.db.server;

import static nova.db.jooq.Tables.SERVERS;
import static nova.db.jooq.Tables.SERVER_GROUPS;
import static nova.db.jooq.Tables.SERVER_GROUP_MEMBERS;
import static nova.db.jooq.Tables.SERVER_REQUESTS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.JsonText;
import nova.db.Row;
import nova.db.Tx;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.server.ServerId;
import nova.model.server.ServerRequest;
import nova.runtime.json.JsonCodec;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What creating requests asked for, and which groups servers joined. */
public final class ServerRequestStore {
    static final List<Field<?>> COLUMNS = List.of(
            SERVER_REQUESTS.DISK_CONFIG,
            SERVER_REQUESTS.PINNED_ZONE,
            SERVER_REQUESTS.HINTS,
            SERVER_REQUESTS.TRUSTED_CERTIFICATES);

    public void insert(Tx tx, ServerId server, ServerRequest request) {
        tx.sql()
                .insertInto(SERVER_REQUESTS)
                .set(SERVER_REQUESTS.SERVER_ID, server.value())
                .set(SERVER_REQUESTS.DISK_CONFIG, request.diskConfig())
                .set(SERVER_REQUESTS.PINNED_ZONE, request.pinnedZone().orElse(null))
                .set(SERVER_REQUESTS.HINTS, JsonCodec.write(request.hints()))
                .set(SERVER_REQUESTS.TRUSTED_CERTIFICATES, JsonCodec.write(request.trustedCertificates()))
                .execute();
    }

    public Map<ServerId, ServerRequest> of(Tx tx, Collection<ServerId> servers) {
        Map<ServerId, ServerRequest> requests = new LinkedHashMap<>();
        if (servers.isEmpty()) {
            return requests;
        }
        List<Field<?>> columns = List.of(SERVER_REQUESTS.fields());
        Row.each(
                tx.sql().select(columns).from(SERVER_REQUESTS).where(SERVER_REQUESTS.SERVER_ID.in(values(servers))),
                columns,
                row -> requests.put(new ServerId(row.text(SERVER_REQUESTS.SERVER_ID)), request(row)));
        return requests;
    }

    /** Of a row that may have none beside it. */
    static ServerRequest request(Row row) {
        return row.optional(SERVER_REQUESTS.DISK_CONFIG)
                .map(diskConfig -> new ServerRequest(
                        diskConfig,
                        row.optional(SERVER_REQUESTS.PINNED_ZONE),
                        JsonText.lists(row.text(SERVER_REQUESTS.HINTS)),
                        JsonText.strings(row.text(SERVER_REQUESTS.TRUSTED_CERTIFICATES))))
                .orElse(ServerRequest.NOTHING);
    }

    /** False when nothing is known of the server's request. */
    public boolean pin(Tx tx, ServerId server, Optional<String> zone) {
        return tx.sql()
                        .update(SERVER_REQUESTS)
                        .set(SERVER_REQUESTS.PINNED_ZONE, zone.orElse(null))
                        .where(SERVER_REQUESTS.SERVER_ID.eq(server.value()))
                        .execute()
                == 1;
    }

    /** AUTO or MANUAL. */
    public void diskConfig(Tx tx, ServerId server, String config) {
        tx.sql()
                .update(SERVER_REQUESTS)
                .set(SERVER_REQUESTS.DISK_CONFIG, config)
                .where(SERVER_REQUESTS.SERVER_ID.eq(server.value()))
                .execute();
    }

    /** Whose a server group is; empty when there is none. */
    public Optional<ProjectId> groupProject(Tx tx, String group) {
        return tx.sql()
                .select(SERVER_GROUPS.PROJECT_ID)
                .from(SERVER_GROUPS)
                .where(SERVER_GROUPS.ID.eq(group))
                .fetchOptional(row -> new ProjectId(row.value1()));
    }

    /** Living members of a group that are this user's; nobody joins between the count and the end of the transaction. */
    public int membersOf(Tx tx, String group, UserId user) {
        tx.sql()
                .update(SERVER_GROUPS)
                .set(SERVER_GROUPS.NAME, SERVER_GROUPS.NAME)
                .where(SERVER_GROUPS.ID.eq(group))
                .execute();
        return tx.sql()
                .fetchCount(DSL.selectOne()
                        .from(SERVER_GROUP_MEMBERS)
                        .join(SERVERS)
                        .on(SERVERS.ID.eq(SERVER_GROUP_MEMBERS.SERVER_ID))
                        .where(SERVER_GROUP_MEMBERS.GROUP_ID.eq(group))
                        .and(SERVERS.DELETED.eq(false))
                        .and(SERVERS.USER_ID.eq(user.value())));
    }

    /** Makes a new server a member of a group; where it will be is written with its claim. */
    public void join(Tx tx, String group, ServerId server) {
        tx.sql()
                .insertInto(SERVER_GROUP_MEMBERS)
                .set(SERVER_GROUP_MEMBERS.GROUP_ID, group)
                .set(SERVER_GROUP_MEMBERS.SERVER_ID, server.value())
                .set(SERVER_GROUP_MEMBERS.HOST, "")
                .execute();
    }

    public Map<ServerId, List<String>> groupsOf(Tx tx, Collection<ServerId> servers) {
        Map<ServerId, List<String>> groups = new LinkedHashMap<>();
        if (servers.isEmpty()) {
            return groups;
        }
        tx.sql()
                .select(SERVER_GROUP_MEMBERS.SERVER_ID, SERVER_GROUP_MEMBERS.GROUP_ID)
                .from(SERVER_GROUP_MEMBERS)
                .where(SERVER_GROUP_MEMBERS.SERVER_ID.in(values(servers)))
                .orderBy(SERVER_GROUP_MEMBERS.SERVER_ID, SERVER_GROUP_MEMBERS.GROUP_ID)
                .forEach(row -> groups.computeIfAbsent(new ServerId(row.value1()), _ -> new ArrayList<>())
                        .add(row.value2()));
        return groups;
    }

    private static List<String> values(Collection<ServerId> servers) {
        return servers.stream().map(ServerId::value).toList();
    }
}
