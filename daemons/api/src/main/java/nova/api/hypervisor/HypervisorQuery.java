package nova.api.hypervisor;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.flag;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import nova.http.HttpRequest;
import nova.http.Paging;
import nova.http.Query;
import nova.http.body.Formats;
import nova.http.body.Rules;
import nova.http.body.ValueRule;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Reads the query of the hypervisor lists: pages since 2.33, a pattern and the servers since 2.53. */
record HypervisorQuery(Paging paging, boolean paged, Optional<String> pattern, boolean withServers) {
    static final ValueRule MANY = object(
                    field("limit", list(count(0))).since(2, 33).until(2, 52),
                    field("limit", list(count(0), 0, 1)).since(2, 53),
                    field("marker", list(text())).since(2, 33).until(2, 52),
                    field("marker", list(text(), 0, 1)).since(2, 53),
                    field(
                                    "hypervisor_hostname_pattern",
                                    list(text(1, 255).and(Rules.pattern("^[a-zA-Z0-9-._]*$")), 0, 1))
                            .since(2, 53),
                    field("with_servers", list(flag(), 0, 1)).since(2, 53))
            .closedSince(2, 53);
    static final ValueRule ONE =
            object(field("with_servers", list(flag(), 0, 1)).since(2, 53)).closedSince(2, 53);

    static HypervisorQuery many(HttpRequest request, int maxLimit) {
        Query query = request.query();
        boolean paged = request.version().atLeast(2, 33);
        Paging paging =
                paged ? Paging.of(query, maxLimit) : new Paging(HypervisorLookup.MAX_HYPERVISORS, Optional.empty());
        if (paged) {
            Paging.requireMarker(query, "marker [] not found");
        }
        boolean searches = request.version().atLeast(2, 53);
        Optional<String> pattern = searches ? query.last("hypervisor_hostname_pattern") : Optional.empty();
        if (pattern.isPresent() && (query.has("limit") || query.has("marker"))) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    // Nova's own reason (no paging over a pattern) never reaches the caller, and clients read this.
                    "The server could not comply with the request since it is either malformed or otherwise"
                            + " incorrect.");
        }
        return new HypervisorQuery(paging, paged && pattern.isEmpty(), pattern, searches && withServers(query));
    }

    static boolean one(HttpRequest request) {
        Query query = request.query();
        return request.version().atLeast(2, 53) && withServers(query);
    }

    private static boolean withServers(Query query) {
        return query.last("with_servers")
                .map(TextNode::valueOf)
                .map(Formats::truth)
                .orElse(false);
    }
}
