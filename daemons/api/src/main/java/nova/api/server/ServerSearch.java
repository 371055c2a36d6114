package nova.api.server;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nova.http.HttpRequest;
import nova.http.Paging;
import nova.http.Query;
import nova.http.body.IsoTime;
import nova.http.policy.Policy;
import nova.http.policy.Target;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.ServerField;
import nova.model.server.ServerFilter;
import nova.model.server.ServerId;
import nova.model.server.ServerQuery;
import nova.model.server.TaskState;
import nova.model.server.VmState;

/**
 * What a request for a list of servers means: which filters its caller may use (the others are ignored, as Nova does),
 * which servers it may see, in what order, from where on.
 */
final class ServerSearch {
    private final Policy policy;
    private final int maxLimit;

    ServerSearch(Policy policy, int maxLimit) {
        this.policy = requireNonNull(policy, "policy");
        this.maxLimit = maxLimit;
    }

    /** Empty means that nothing can match. */
    Optional<ServerQuery> read(HttpRequest request) {
        Query query = request.query();
        Map<String, String> options = allowed(query, request);
        List<ServerFilter> filters = new ArrayList<>();
        Optional<ServerStatus.States> states = status(query, request.version().atLeast(2, 38));
        if (states.filter(ServerStatus.States::none).isPresent()) {
            return Optional.empty();
        }
        states.ifPresent(found -> addStatus(filters, options, found));
        addTimes(filters, options, states);
        boolean everywhere = addScope(filters, options, request.path().endsWith("/detail"));
        filters.addAll(ServerFilters.read(options, flavorsOf(everywhere)));
        Paging paging = Paging.of(query, maxLimit);
        return Optional.of(new ServerQuery(
                filters,
                ServerSort.read(query, policy.isAdmin(), request.version().atLeast(2, 73)),
                marker(paging),
                paging.limit()));
    }

    private static Optional<ServerStatus.States> status(Query query, boolean mustBeOne) {
        if (!query.has("status")) {
            return Optional.empty();
        }
        ServerStatus.States states = ServerStatus.states(query.all("status"));
        if (states.none() && mustBeOne) {
            throw bad("Invalid status value");
        }
        return Optional.of(states);
    }

    /** Whoever lists everybody's servers may name everybody's flavors. */
    private Optional<ProjectId> flavorsOf(boolean everywhere) {
        return everywhere || policy.isAdmin()
                ? Optional.empty()
                : Optional.of(RequestContext.CURRENT.get().project());
    }

    private static Optional<ServerId> marker(Paging paging) {
        return paging.marker().map(ServerId::new);
    }

    private Map<String, String> allowed(Query query, HttpRequest request) {
        boolean all = policy.allows("os_compute_api:servers:allow_all_filters", own());
        Set<String> usable =
                all ? ServerListRules.known(request.version()) : ServerListRules.everybodysFilters(request.version());
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : query.values().keySet()) {
            if (ServerListRules.JOINED_TABLES.contains(name) || name.startsWith("_")) {
                if (all) {
                    throw bad("Invalid filter field: " + name + ".");
                }
            } else if (usable.contains(name)) {
                options.put(name, query.last(name).orElse(""));
            }
        }
        List.of("sort_key", "sort_dir", "limit", "marker", "status").forEach(options::remove);
        return options;
    }

    /** A status stands in place of a vm_state asked for, and of a task_state where it means one. */
    private static void addStatus(List<ServerFilter> filters, Map<String, String> options, ServerStatus.States states) {
        options.remove("vm_state");
        filters.add(new ServerFilter.AnyOf(
                ServerField.VM_STATE,
                states.vmStates().stream().map(VmState::word).toList()));
        if (!states.anyTask()) {
            options.remove("task_state");
            filters.add(new ServerFilter.AnyOf(
                    ServerField.TASK_STATE,
                    states.taskStates().stream().map(TaskState::word).toList()));
        }
    }

    private void addTimes(
            List<ServerFilter> filters, Map<String, String> options, Optional<ServerStatus.States> states) {
        Optional<Instant> since =
                Optional.ofNullable(options.remove("changes-since")).flatMap(IsoTime::parse);
        Optional<Instant> before =
                Optional.ofNullable(options.remove("changes-before")).flatMap(IsoTime::parse);
        if (since.isPresent() && before.isPresent() && before.get().isBefore(since.get())) {
            throw bad("The value of changes-since must be less than or equal to changes-before.");
        }
        since.ifPresent(instant -> filters.add(new ServerFilter.ChangedSince(instant)));
        before.ifPresent(instant -> filters.add(new ServerFilter.ChangedBefore(instant)));
        if (states.filter(found -> found.vmStates().equals(List.of(VmState.DELETED)))
                .isPresent()) {
            requireAdmin();
            options.put("deleted", "true");
        }
        deleted(options, since.isPresent() || before.isPresent()).ifPresent(filters::add);
    }

    /**
     * Changes since or before a time include those of deleted servers, unless the caller says otherwise. Of
     * {@code soft_deleted} Nova never read the word: any but none at all is a yes.
     */
    private static Optional<ServerFilter> deleted(Map<String, String> options, boolean timed) {
        Optional<Boolean> soft =
                Optional.ofNullable(options.remove("soft_deleted")).map(word -> !word.isEmpty());
        Optional<Boolean> asked = Optional.ofNullable(options.remove("deleted")).map(Truth::orElseNo);
        if (asked.isEmpty() && timed) {
            return Optional.empty();
        }
        boolean deleted = asked.orElse(false);
        return Optional.of(new ServerFilter.Deleted(deleted, soft.orElse(deleted)));
    }

    /** Whether servers of all projects are listed; the empty word is a yes. */
    private boolean addScope(List<ServerFilter> filters, Map<String, String> options, boolean detail) {
        String word = options.remove("all_tenants");
        boolean everywhere = word != null && (word.isEmpty() || Truth.of(word));
        Optional.ofNullable(options.get("locked")).ifPresent(Truth::of);
        if (everywhere) {
            policy.enforce("os_compute_api:servers:" + (detail ? "detail" : "index") + ":get_all_tenants", own());
            return true;
        }
        options.remove("tenant_id");
        options.remove("project_id");
        String project = RequestContext.CURRENT.get().project().value();
        filters.add(new ServerFilter.AnyOf(ServerField.PROJECT, List.of(project)));
        return false;
    }

    private void requireAdmin() {
        if (!policy.isAdmin()) {
            throw new NovaException(ErrorCode.FORBIDDEN, "Only administrators may list deleted instances");
        }
    }

    private static Target own() {
        return Target.own(RequestContext.CURRENT.get());
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
