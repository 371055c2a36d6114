package nova.db.server;

import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.db.jooq.tables.Servers;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.ServerField;
import nova.model.server.ServerId;
import nova.model.server.ServerQuery;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SortField;
import org.jooq.TableField;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Finds one page by key: what comes after the marker in the query's order, in one statement. */
final class ServerPage {
    /** MariaDB's refusal of a regular expression, and H2's. */
    private static final List<Integer> BAD_EXPRESSION = List.of(1139, 3685, 22025);

    private static final Servers MARKER = SERVERS.as("marker");
    private static final ServerQuery.Sort NEWEST = new ServerQuery.Sort(ServerField.CREATED, true);

    private ServerPage() {}

    static Result<Record> fetch(Tx tx, ServerQuery query) {
        List<ServerQuery.Sort> sort = order(query);
        Condition where = ServerConditions.all(query.filters());
        var from = query.marker()
                .map(marker ->
                        SERVERS.join(MARKER).on(MARKER.ID.eq(marker.value())).and(after(sort)))
                .map(join -> tx.sql().select(SERVERS.fields()).from(join))
                .orElseGet(() -> tx.sql().select(SERVERS.fields()).from(SERVERS));
        Result<Record> page;
        try {
            page = from.where(where).orderBy(sorted(sort)).limit(query.limit()).fetch();
        } catch (DataAccessException failed) {
            throw refused(failed);
        }
        if (page.isEmpty()) {
            query.marker().ifPresent(marker -> requireThere(tx, marker));
        }
        return page;
    }

    /** The given keys and then the id, which is unique; ids go the way of the first key. */
    private static List<ServerQuery.Sort> order(ServerQuery query) {
        List<ServerQuery.Sort> sort = new ArrayList<>(query.sort());
        if (sort.isEmpty()) {
            sort.add(NEWEST);
        }
        sort.add(new ServerQuery.Sort(ServerField.ID, sort.getFirst().descending()));
        return sort;
    }

    private static List<SortField<?>> sorted(List<ServerQuery.Sort> sort) {
        List<SortField<?>> sorted = new ArrayList<>();
        for (ServerQuery.Sort key : sort) {
            TableField<?, ?> column = ServerColumns.of(key.field());
            sorted.add(key.descending() ? column.desc() : column.asc());
        }
        return sorted;
    }

    /** After the marker: beyond it in the first key, or level with it there and beyond in the next, and so on. */
    private static Condition after(List<ServerQuery.Sort> sort) {
        Condition after = DSL.falseCondition();
        for (ServerQuery.Sort key : sort.reversed()) {
            after = after(ServerColumns.of(key.field()), key.descending(), after);
        }
        return after;
    }

    /** Absent values come first, as both databases sort them. Columns that always have one stay open to their index. */
    private static <T> Condition after(TableField<?, T> column, boolean descending, Condition levelAnd) {
        Field<T> mark = MARKER.field(column);
        Condition beyond = descending ? column.lt(mark) : column.gt(mark);
        if (!column.getDataType().nullable()) {
            Condition notBefore = descending ? column.le(mark) : column.ge(mark);
            return notBefore.and(beyond.or(levelAnd));
        }
        Condition absent = descending
                ? column.isNull().and(mark.isNotNull())
                : column.isNotNull().and(mark.isNull());
        Condition level = column.eq(mark).or(column.isNull().and(mark.isNull()));
        return beyond.or(absent).or(level.and(levelAnd));
    }

    private static void requireThere(Tx tx, ServerId marker) {
        Optional<?> there = tx.sql()
                .select(SERVERS.ID)
                .from(SERVERS)
                .where(SERVERS.ID.eq(marker.value()))
                .fetchOptional();
        if (there.isEmpty()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "marker [" + marker + "] not found");
        }
    }

    private static RuntimeException refused(DataAccessException failed) {
        if (failed.getCause() instanceof java.sql.SQLException cause && BAD_EXPRESSION.contains(cause.getErrorCode())) {
            return new NovaException(
                    ErrorCode.BAD_REQUEST, "a filter is not a regular expression the database understands", failed);
        }
        return failed;
    }
}
