package nova.db.operation;

import static nova.db.jooq.Tables.HOSTS;
import static nova.db.jooq.Tables.SERVERS;
import static nova.db.jooq.Tables.SERVER_EXPLANATIONS;
import static nova.db.jooq.Tables.SERVER_GROUP_MEMBERS;
import static nova.db.jooq.Tables.USAGES;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nova.db.Tx;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.host.HostName;
import nova.model.network.Vif;
import nova.model.schedule.Explanation;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.model.server.ServerMove;
import nova.model.server.TaskState;
import nova.model.server.VmState;
import nova.runtime.json.JsonCodec;
import nova.runtime.json.ListType;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** What the conductor writes of servers: states, place, interfaces, faults, deletion. */
public final class ServerMoveStore {
    private static final Type VIFS = ListType.of(Vif.class);
    private static final int MAX_FAULT_MESSAGE = 255;
    private static final int MAX_FAULT_DETAILS = 60_000;

    /** Applies a guarded move; false: the server is deleted, or being deleted and the move is not the delete's. */
    public boolean move(Tx tx, ServerMove move) {
        Map<Field<?>, Object> columns = new HashMap<>();
        Instant now = tx.now();
        move.task().ifPresent(next -> columns.put(SERVERS.TASK_STATE, taskState(move, next)));
        move.vm().ifPresent(next -> columns.put(SERVERS.VM_STATE, next.word()));
        move.power().ifPresent(next -> columns.put(SERVERS.POWER_STATE, next.code()));
        move.place().ifPresent(place -> {
            columns.put(SERVERS.HOST, place.host().map(HostName::value).orElse(null));
            columns.put(SERVERS.NODE, place.node().orElse(null));
            columns.put(SERVERS.AVAILABILITY_ZONE, place.availabilityZone().orElse(null));
        });
        move.vifs().ifPresent(vifs -> columns.put(SERVERS.VIFS, JsonCodec.writeAs(VIFS, vifs)));
        move.fault().ifPresent(fault -> {
            columns.put(SERVERS.FAULT_CODE, fault.code());
            columns.put(SERVERS.FAULT_MESSAGE, cut(fault.message(), MAX_FAULT_MESSAGE));
            columns.put(SERVERS.FAULT_DETAILS, cut(fault.details(), MAX_FAULT_DETAILS));
            columns.put(SERVERS.FAULT_AT, now);
        });
        if (move.launched()) {
            columns.put(SERVERS.LAUNCHED_AT, now);
        }
        columns.put(SERVERS.UPDATED_AT, now);
        columns.put(SERVERS.REVISION, SERVERS.REVISION.plus(1L));
        var guard = SERVERS.ID.eq(move.server().value()).and(SERVERS.DELETED.eq(false));
        if (!move.mine().contains(TaskState.DELETING)) {
            guard = guard.and(SERVERS.TASK_STATE.ne(TaskState.DELETING.word()));
        }
        return tx.sql().update(SERVERS).set(columns).where(guard).execute() == 1;
    }

    /** Many flows name nearly all states: then the few others are named instead, which is shorter and says the same. */
    private static Object taskState(ServerMove move, TaskState next) {
        List<String> mine = words(move.mine());
        Set<TaskState> rest = EnumSet.allOf(TaskState.class);
        rest.removeAll(move.mine());
        List<String> others = words(rest);
        Condition allowed =
                mine.size() <= others.size() ? SERVERS.TASK_STATE.in(mine) : SERVERS.TASK_STATE.notIn(others);
        return DSL.when(allowed, DSL.val(next.word())).otherwise(SERVERS.TASK_STATE);
    }

    private static List<String> words(Set<TaskState> states) {
        return states.stream().map(TaskState::word).toList();
    }

    /** Corrects the power state of an idle server on this host; false when it is not idle, not there, or has it already. */
    public boolean notePower(Tx tx, ServerId server, HostName host, PowerState power) {
        return tx.sql()
                        .update(SERVERS)
                        .set(SERVERS.POWER_STATE, power.code())
                        .set(SERVERS.REVISION, SERVERS.REVISION.plus(1L))
                        .where(SERVERS.ID.eq(server.value()))
                        .and(SERVERS.HOST.eq(host.value()))
                        .and(SERVERS.DELETED.eq(false))
                        .and(SERVERS.TASK_STATE.eq(TaskState.NONE.word()))
                        .and(SERVERS.POWER_STATE.ne(power.code()))
                        .execute()
                == 1;
    }

    /** Sets the task state of an idle server in one of these stable states; the guard of an acceptance. */
    public boolean admit(Tx tx, ServerId server, VmState from, TaskState next) {
        return tx.sql()
                        .update(SERVERS)
                        .set(SERVERS.TASK_STATE, next.word())
                        .set(SERVERS.UPDATED_AT, tx.now())
                        .set(SERVERS.REVISION, SERVERS.REVISION.plus(1L))
                        .where(SERVERS.ID.eq(server.value()))
                        .and(SERVERS.DELETED.eq(false))
                        .and(SERVERS.VM_STATE.eq(from.word()))
                        .and(SERVERS.TASK_STATE.eq(TaskState.NONE.word()))
                        .execute()
                == 1;
    }

    /** What a deleted server gives back to its project's usage. */
    public record Returned(String project, String user, int cores, int ramMib) {}

    /**
     * Marks a server deleted; its row stays readable. Empty when it was deleted already. The caller gives back the usage
     * with {@link #giveBack} last in its transaction.
     */
    public Optional<Returned> markDeleted(Tx tx, ServerId server) {
        Instant now = tx.now();
        int changed = tx.sql()
                .update(SERVERS)
                .set(SERVERS.DELETED, true)
                .set(SERVERS.VM_STATE, VmState.DELETED.word())
                .set(SERVERS.TASK_STATE, TaskState.NONE.word())
                .set(SERVERS.POWER_STATE, PowerState.NOSTATE.code())
                .set(SERVERS.VIFS, "[]")
                .set(SERVERS.TERMINATED_AT, now)
                .set(SERVERS.DELETED_AT, now)
                .set(SERVERS.UPDATED_AT, now)
                .set(SERVERS.REVISION, SERVERS.REVISION.plus(1L))
                .where(SERVERS.ID.eq(server.value()))
                .and(SERVERS.DELETED.eq(false))
                .execute();
        if (changed == 0) {
            return Optional.empty();
        }
        return tx.sql()
                .select(SERVERS.PROJECT_ID, SERVERS.USER_ID, SERVERS.VCPUS, SERVERS.RAM_MIB)
                .from(SERVERS)
                .where(SERVERS.ID.eq(server.value()))
                .fetchOptional(row -> new Returned(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** Leaves its server group. */
    public void leaveGroups(Tx tx, ServerId server) {
        tx.sql()
                .deleteFrom(SERVER_GROUP_MEMBERS)
                .where(SERVER_GROUP_MEMBERS.SERVER_ID.eq(server.value()))
                .execute();
    }

    /** The project's usage, and the user's where one is counted. */
    public void giveBack(Tx tx, Returned returned) {
        tx.sql()
                .update(USAGES)
                .set(USAGES.INSTANCES, USAGES.INSTANCES.minus(1L))
                .set(USAGES.CORES, USAGES.CORES.minus((long) returned.cores()))
                .set(USAGES.RAM_MIB, USAGES.RAM_MIB.minus((long) returned.ramMib()))
                .where(USAGES.PROJECT_ID.eq(returned.project()))
                .and(USAGES.USER_ID.in("", returned.user()))
                .execute();
    }

    /** Replaces the scheduling explanation of a server. */
    public void explain(Tx tx, ServerId server, String message, Explanation explanation) {
        tx.sql()
                .deleteFrom(SERVER_EXPLANATIONS)
                .where(SERVER_EXPLANATIONS.SERVER_ID.eq(server.value()))
                .execute();
        tx.sql()
                .insertInto(SERVER_EXPLANATIONS)
                .set(SERVER_EXPLANATIONS.SERVER_ID, server.value())
                .set(SERVER_EXPLANATIONS.MESSAGE, cut(message, MAX_FAULT_MESSAGE))
                .set(SERVER_EXPLANATIONS.EXPLANATION, JsonCodec.write(explanation))
                .set(SERVER_EXPLANATIONS.CREATED_AT, tx.now())
                .execute();
    }

    /** Counts a refused or failed build against a host, or forgives it after a good one; weighers read it. */
    public void countBuild(Tx tx, HostName host, boolean good) {
        if (good && !hasFailedBuilds(tx, host)) {
            return;
        }
        tx.sql()
                .update(HOSTS)
                .set(HOSTS.FAILED_BUILDS, good ? DSL.val(0) : HOSTS.FAILED_BUILDS.plus(1))
                .set(HOSTS.REVISION, HOSTS.REVISION.plus(1L))
                .set(HOSTS.UPDATED_AT, tx.now())
                .where(HOSTS.NAME.eq(host.value()))
                .execute();
    }

    /** Asked first, because an update would wait for the row's lock even when there is nothing to set. */
    private static boolean hasFailedBuilds(Tx tx, HostName host) {
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(HOSTS)
                        .where(HOSTS.NAME.eq(host.value()))
                        .and(HOSTS.FAILED_BUILDS.ne(0)));
    }

    /** Where a server is and how it stands, for a flow that must decide by it; empty when there is no such row. */
    public Optional<Standing> standing(Tx tx, ServerId server) {
        return tx.sql()
                .select(
                        SERVERS.PROJECT_ID,
                        SERVERS.USER_ID,
                        SERVERS.HOST,
                        SERVERS.VM_STATE,
                        SERVERS.TASK_STATE,
                        SERVERS.POWER_STATE,
                        SERVERS.DELETED,
                        SERVERS.VIFS,
                        SERVERS.UPDATED_AT)
                .from(SERVERS)
                .where(SERVERS.ID.eq(server.value()))
                .fetchOptional(ServerMoveStore::standing);
    }

    /** A server as the conductor needs to see it. */
    public record Standing(
            ProjectId project,
            UserId user,
            Optional<HostName> host,
            VmState vm,
            TaskState task,
            PowerState power,
            boolean deleted,
            List<Vif> vifs,
            Instant updated) {
        public Standing {
            vifs = List.copyOf(vifs);
        }
    }

    @SuppressWarnings("unchecked")
    private static Standing standing(Record row) {
        return new Standing(
                new ProjectId(row.get(SERVERS.PROJECT_ID)),
                new UserId(row.get(SERVERS.USER_ID)),
                Optional.ofNullable(row.get(SERVERS.HOST)).map(HostName::new),
                VmState.of(row.get(SERVERS.VM_STATE)),
                TaskState.of(row.get(SERVERS.TASK_STATE)),
                PowerState.of(row.get(SERVERS.POWER_STATE)),
                row.get(SERVERS.DELETED),
                (List<Vif>) JsonCodec.read(VIFS, row.get(SERVERS.VIFS)),
                row.get(SERVERS.UPDATED_AT));
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit);
    }
}
