package nova.db.group;

import static nova.db.jooq.Tables.SERVERS;
import static nova.db.jooq.Tables.SERVER_GROUPS;
import static nova.db.jooq.Tables.SERVER_GROUP_MEMBERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.Tx;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.group.ServerGroup;
import nova.model.schedule.GroupPolicy;
import nova.model.server.ServerId;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Server groups as users see them. Where members are placed is in {@code nova.db.schedule}. */
public final class ServerGroupStore {
    public void insert(Tx tx, ServerGroup group) {
        tx.sql()
                .insertInto(SERVER_GROUPS)
                .set(SERVER_GROUPS.ID, group.id())
                .set(SERVER_GROUPS.PROJECT_ID, group.project().value())
                .set(SERVER_GROUPS.USER_ID, group.user().value())
                .set(SERVER_GROUPS.NAME, group.name())
                .set(SERVER_GROUPS.POLICY, group.policy().word())
                .set(SERVER_GROUPS.MAX_PER_HOST, group.maxPerHost())
                .set(SERVER_GROUPS.CREATED_AT, tx.now())
                .execute();
    }

    public Optional<ServerGroup> find(Tx tx, String id) {
        return groups(
                        tx,
                        tx.sql()
                                .select(SERVER_GROUPS.fields())
                                .from(SERVER_GROUPS)
                                .where(SERVER_GROUPS.ID.eq(id))
                                .fetch())
                .stream()
                .findFirst();
    }

    /** In order of creation; an absent project means all. */
    public List<ServerGroup> list(Tx tx, Optional<ProjectId> project, int offset, int limit) {
        Condition which =
                project.map(id -> SERVER_GROUPS.PROJECT_ID.eq(id.value())).orElseGet(DSL::noCondition);
        return groups(
                tx,
                tx.sql()
                        .select(SERVER_GROUPS.fields())
                        .from(SERVER_GROUPS)
                        .where(which)
                        .orderBy(SERVER_GROUPS.SEQ)
                        .limit(limit)
                        .offset(offset)
                        .fetch());
    }

    public int count(Tx tx, ProjectId project, Optional<UserId> user) {
        return tx.sql()
                .fetchCount(
                        SERVER_GROUPS,
                        SERVER_GROUPS.PROJECT_ID.eq(project.value()),
                        user.map(id -> SERVER_GROUPS.USER_ID.eq(id.value())).orElseGet(DSL::noCondition));
    }

    /** With its memberships; the servers stay. */
    public boolean delete(Tx tx, String id) {
        tx.sql()
                .deleteFrom(SERVER_GROUP_MEMBERS)
                .where(SERVER_GROUP_MEMBERS.GROUP_ID.eq(id))
                .execute();
        return tx.sql().deleteFrom(SERVER_GROUPS).where(SERVER_GROUPS.ID.eq(id)).execute() == 1;
    }

    private static List<ServerGroup> groups(Tx tx, Result<Record> rows) {
        Map<String, List<ServerId>> members = new TreeMap<>();
        if (rows.isNotEmpty()) {
            tx.sql()
                    .select(SERVER_GROUP_MEMBERS.GROUP_ID, SERVER_GROUP_MEMBERS.SERVER_ID)
                    .from(SERVER_GROUP_MEMBERS)
                    .join(SERVERS)
                    .on(SERVERS.ID.eq(SERVER_GROUP_MEMBERS.SERVER_ID), SERVERS.DELETED.eq(false))
                    .where(SERVER_GROUP_MEMBERS.GROUP_ID.in(rows.getValues(SERVER_GROUPS.ID)))
                    .orderBy(SERVER_GROUP_MEMBERS.GROUP_ID, SERVERS.SEQ)
                    .forEach(row -> members.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                            .add(new ServerId(row.value2())));
        }
        return rows.map(row -> new ServerGroup(
                row.get(SERVER_GROUPS.ID),
                new ProjectId(row.get(SERVER_GROUPS.PROJECT_ID)),
                new UserId(row.get(SERVER_GROUPS.USER_ID)),
                row.get(SERVER_GROUPS.NAME),
                GroupPolicy.of(row.get(SERVER_GROUPS.POLICY)),
                row.get(SERVER_GROUPS.MAX_PER_HOST),
                members.getOrDefault(row.get(SERVER_GROUPS.ID), List.of())));
    }
}
