package nova.db.server;

import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nova.db.Paging;
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
import org.jooq.Table;

/** One page of servers by key: what comes after the marker in the query's order, in one statement. */
final class ServerPage {
    private static final Servers MARKER = SERVERS.as("marker");
    private static final ServerQuery.Sort NEWEST = new ServerQuery.Sort(ServerField.CREATED, true);

    private ServerPage() {}

    static Result<Record> fetch(Tx tx, ServerQuery query) {
        return fetch(tx, query, List.of(SERVERS.fields()), table -> table);
    }

    /** These columns of the page, which may be of what {@code beside} joins to it row by row. */
    static Result<Record> fetch(
            Tx tx, ServerQuery query, List<? extends Field<?>> columns, UnaryOperator<Table<?>> beside) {
        List<Paging.Key> keys = keys(query);
        Condition where = ServerConditions.all(query.filters());
        Table<?> servers = query.marker()
                .<Table<?>>map(marker ->
                        SERVERS.join(MARKER).on(MARKER.ID.eq(marker.value())).and(Paging.after(MARKER, keys)))
                .orElse(SERVERS);
        Result<Record> page = Paging.refusingExpressions(() -> tx.sql()
                .select(columns)
                .from(beside.apply(servers))
                .where(where)
                .orderBy(Paging.order(keys))
                .limit(query.limit())
                .fetch());
        if (page.isEmpty()) {
            query.marker().ifPresent(marker -> requireThere(tx, marker));
        }
        return page;
    }

    /** The given keys and then the id, which is unique; ids go the way of the first key. */
    private static List<Paging.Key> keys(ServerQuery query) {
        List<ServerQuery.Sort> sort = new ArrayList<>(query.sort());
        if (sort.isEmpty()) {
            sort.add(NEWEST);
        }
        sort.add(new ServerQuery.Sort(ServerField.ID, sort.getFirst().descending()));
        return sort.stream()
                .map(key -> new Paging.Key(ServerColumns.of(key.field()), key.descending()))
                .toList();
    }

    private static void requireThere(Tx tx, ServerId marker) {
        if (!tx.sql().fetchExists(SERVERS, SERVERS.ID.eq(marker.value()))) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "marker [" + marker + "] not found");
        }
    }
}
