package nova.db.usage;

import static nova.db.jooq.tables.Servers.SERVERS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.db.Paging;
import nova.db.Tx;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.Flavor;
import nova.model.host.HostName;
import nova.model.server.ServerId;
import nova.model.server.VmState;
import nova.model.usage.ServerSpan;
import nova.model.usage.SpanQuery;
import nova.runtime.json.JsonCodec;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Which servers ran when, deleted ones too as long as they are kept. Reads only. */
public final class ServerSpanStore {
    private static final List<Paging.Key> ORDER =
            List.of(new Paging.Key(SERVERS.PROJECT_ID, false), new Paging.Key(SERVERS.ID, false));
    private static final List<Field<?>> COLUMNS = List.of(
            SERVERS.ID,
            SERVERS.NAME,
            SERVERS.PROJECT_ID,
            SERVERS.FLAVOR,
            SERVERS.VM_STATE,
            SERVERS.LAUNCHED_AT,
            SERVERS.TERMINATED_AT);

    /** No host has room for more. */
    private static final int MAX_ON_HOST = 100_000;

    /** One statement, two with a marker. An unknown marker is a BAD_REQUEST. */
    public List<ServerSpan> list(Tx tx, SpanQuery query) {
        Condition ran = ranWithin(query.from(), query.until())
                .and(query.project()
                        .map(project -> SERVERS.PROJECT_ID.eq(project.value()))
                        .orElseGet(DSL::noCondition));
        if (query.marker().isEmpty()) {
            return tx.sql()
                    .select(COLUMNS)
                    .from(SERVERS)
                    .where(ran)
                    .orderBy(Paging.order(ORDER))
                    .limit(query.limit())
                    .fetch(ServerSpanStore::span);
        }
        String marker = query.marker().get().value();
        if (!tx.sql().fetchExists(SERVERS, SERVERS.ID.eq(marker))) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Marker " + marker + " could not be found.");
        }
        var last = SERVERS.as("last");
        return tx.sql()
                .select(COLUMNS)
                .from(SERVERS)
                .join(last)
                .on(last.ID.eq(marker))
                .where(ran)
                .and(Paging.after(last, ORDER))
                .orderBy(Paging.order(ORDER))
                .limit(query.limit())
                .fetch(ServerSpanStore::span);
    }

    /** Servers of a host that ran in a window, and those among them of which we could not say what they used. */
    public record Count(int servers, int unreadable) {}

    public Count countOn(Tx tx, HostName host, Instant from, Instant until) {
        Result<Record> rows = tx.sql()
                .select(COLUMNS)
                .from(SERVERS)
                .where(SERVERS.HOST.eq(host.value()))
                .and(ranWithin(from, until))
                .limit(MAX_ON_HOST)
                .fetch();
        int unreadable = (int) rows.stream().filter(row -> !isReadable(row)).count();
        return new Count(rows.size(), unreadable);
    }

    private static boolean isReadable(Record row) {
        try {
            return span(row).diskGib() >= 0;
        } catch (NovaException unreadable) {
            return false;
        }
    }

    private static Condition ranWithin(Instant from, Instant until) {
        return SERVERS.TERMINATED_AT.isNull().or(SERVERS.TERMINATED_AT.gt(from)).and(SERVERS.LAUNCHED_AT.lt(until));
    }

    private static ServerSpan span(Record row) {
        return new ServerSpan(
                new ServerId(row.get(SERVERS.ID)),
                row.get(SERVERS.NAME),
                new ProjectId(row.get(SERVERS.PROJECT_ID)),
                JsonCodec.read(Flavor.class, row.get(SERVERS.FLAVOR)),
                VmState.of(row.get(SERVERS.VM_STATE)),
                row.get(SERVERS.LAUNCHED_AT),
                Optional.ofNullable(row.get(SERVERS.TERMINATED_AT)));
    }
}
