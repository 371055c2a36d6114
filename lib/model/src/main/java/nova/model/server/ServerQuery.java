package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One page of servers. Without a sort the newest come first; the id breaks ties. {@code marker} is the last server of
 * the page before. Deleted servers are listed too unless a filter says otherwise.
 */
public record ServerQuery(List<ServerFilter> filters, List<Sort> sort, Optional<ServerId> marker, int limit) {
    public static final int MAX_LIMIT = 10_000;

    public ServerQuery {
        filters = List.copyOf(filters);
        sort = List.copyOf(sort);
        requireNonNull(marker, "marker");
        if (limit < 0 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 0 to " + MAX_LIMIT + ", is " + limit);
        }
    }

    public record Sort(ServerField field, boolean descending) {
        public Sort {
            requireNonNull(field, "field");
        }
    }

    public static ServerQuery of(int limit, ServerFilter... filters) {
        return new ServerQuery(List.of(filters), List.of(), Optional.empty(), limit);
    }
}
