package nova.db.server;

import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nova.db.Paging;
import nova.db.Row;
import nova.db.Tx;
import nova.db.jooq.tables.Servers;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.ServerField;
import nova.model.server.ServerId;
import nova.model.server.ServerQuery;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/** One page of servers by key: what comes after the marker in the query's order, in one statement. */
final class ServerPage {
    private static final Servers MARKER = SERVERS.as("marker");
    private static final ServerQuery.Sort NEWEST = new ServerQuery.Sort(ServerField.CREATED, true);

    private ServerPage() {}

    /** These columns of the page, which may be of what {@code beside} joins to it row by row. */
    static <T> List<T> read(Tx tx, ServerQuery query, Columns columns, Function<Row, T> reader) {
        List<Paging.Key> keys = keys(query);
        Condition where = ServerConditions.all(query.filters());
        Table<?> servers = query.marker()
                .<Table<?>>map(marker ->
                        SERVERS.join(MARKER).on(MARKER.ID.eq(marker.value())).and(Paging.after(MARKER, keys)))
                .orElse(SERVERS);
        List<T> page = Paging.refusingExpressions(() -> Row.each(
                tx.sql()
                        .select(columns.fields())
                        .from(columns.beside().apply(servers))
                        .where(where)
                        .orderBy(Paging.order(keys))
                        .limit(query.limit()),
                columns.fields(),
                reader));
        if (page.isEmpty()) {
            query.marker().ifPresent(marker -> requireThere(tx, marker));
        }
        return page;
    }

    /** What is selected, and the tables it comes from besides the servers. */
    record Columns(List<? extends Field<?>> fields, UnaryOperator<Table<?>> beside) {
        static Columns of(List<? extends Field<?>> fields) {
            return new Columns(fields, servers -> servers);
        }
    }

    /**
     * The given keys and then the id, which is unique. As in Nova ids go up, but among servers made in one instant they
     * go the way of the instants, so that an index has the order.
     */
    private static List<Paging.Key> keys(ServerQuery query) {
        List<ServerQuery.Sort> sort = new ArrayList<>(query.sort());
        if (sort.isEmpty()) {
            sort.add(NEWEST);
        }
        ServerQuery.Sort first = sort.getFirst();
        sort.add(new ServerQuery.Sort(ServerField.ID, first.field() == ServerField.CREATED && first.descending()));
        return sort.stream()
                .map(key -> ServerColumns.key(key.field(), key.descending()))
                .toList();
    }

    private static void requireThere(Tx tx, ServerId marker) {
        if (!tx.sql().fetchExists(SERVERS, SERVERS.ID.eq(marker.value()))) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "marker [" + marker + "] not found");
        }
    }
}
