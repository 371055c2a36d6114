package nova.api.server;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nova.http.HttpRequest;
import nova.http.Paging;
import nova.http.Query;
import nova.http.body.BodyCheck;
import nova.http.body.IsoTime;
import nova.http.policy.Policy;
import nova.http.policy.Target;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.ServerField;
import nova.model.server.ServerFilter;
import nova.model.server.ServerFilter.TagRule;
import nova.model.server.ServerId;
import nova.model.server.ServerQuery;
import nova.model.server.TaskState;
import nova.model.server.VmState;

/**
 * What a request for a list of servers means: which filters its caller may use (the others are ignored, as Nova does),
 * which servers it may see, in what order, from where on.
 */
final class ServerSearch {
    private static final Set<String> TRUE_WORDS = Set.of("1", "t", "true", "on", "y", "yes");
    private static final Set<String> FALSE_WORDS = Set.of("0", "f", "false", "off", "n", "no");
    private static final Map<String, ServerField> EXACT = exact();
    private static final Map<String, ServerField> EXPRESSIONS = expressions();
    private static final Map<String, TagRule> TAGS = Map.of(
            "tags", TagRule.ALL,
            "tags-any", TagRule.ANY,
            "not-tags", TagRule.NOT_ALL,
            "not-tags-any", TagRule.NOT_ANY);

    private final Policy policy;
    private final int maxLimit;

    ServerSearch(Policy policy, int maxLimit) {
        this.policy = requireNonNull(policy, "policy");
        this.maxLimit = maxLimit;
    }

    /** Empty means that nothing can match. */
    Optional<ServerQuery> read(HttpRequest request) {
        Query query = BodyCheck.query(ServerListRules.QUERY, request.query(), request.version());
        Map<String, String> options = allowed(query, ServerListRules.everybodysFilters(request.version()));
        List<ServerFilter> filters = new ArrayList<>();
        if (query.has("status")) {
            ServerStatus.States states = ServerStatus.states(query.all("status"));
            if (states.none()) {
                if (request.version().atLeast(2, 38)) {
                    throw bad("Invalid status value");
                }
                return Optional.empty();
            }
            options.remove("vm_state");
            addStatus(filters, states);
            if (states.vmStates().equals(List.of(VmState.DELETED))) {
                requireAdmin();
                options.put("deleted", "true");
            }
        }
        addTimes(filters, options);
        addScope(filters, options, request.path().endsWith("/detail"));
        options.forEach((name, value) -> add(filters, name, value));
        Paging paging = Paging.of(query, maxLimit);
        return Optional.of(new ServerQuery(
                filters,
                ServerSort.read(query, policy.isAdmin(), request.version().atLeast(2, 73)),
                marker(paging),
                paging.limit()));
    }

    private static Optional<ServerId> marker(Paging paging) {
        return paging.marker().map(ServerId::new);
    }

    private Map<String, String> allowed(Query query, Set<String> everybodys) {
        boolean all = policy.allows("os_compute_api:servers:allow_all_filters", own());
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : query.values().keySet()) {
            if (ServerListRules.JOINED_TABLES.contains(name) || name.startsWith("_")) {
                if (all) {
                    throw bad("Invalid filter field: " + name + ".");
                }
            } else if (all || everybodys.contains(name)) {
                options.put(name, query.last(name).orElse(""));
            }
        }
        List.of("sort_key", "sort_dir", "limit", "marker", "status").forEach(options::remove);
        return options;
    }

    private static void addStatus(List<ServerFilter> filters, ServerStatus.States states) {
        filters.add(new ServerFilter.AnyOf(
                ServerField.VM_STATE,
                states.vmStates().stream().map(VmState::word).toList()));
        if (!states.anyTask()) {
            filters.add(new ServerFilter.AnyOf(
                    ServerField.TASK_STATE,
                    states.taskStates().stream().map(TaskState::word).toList()));
        }
    }

    private static void addTimes(List<ServerFilter> filters, Map<String, String> options) {
        Optional<Instant> since =
                Optional.ofNullable(options.remove("changes-since")).flatMap(IsoTime::parse);
        Optional<Instant> before =
                Optional.ofNullable(options.remove("changes-before")).flatMap(IsoTime::parse);
        if (since.isPresent() && before.isPresent() && before.get().isBefore(since.get())) {
            throw bad("The value of changes-since must be less than or equal to changes-before.");
        }
        since.ifPresent(instant -> filters.add(new ServerFilter.ChangedSince(instant)));
        before.ifPresent(instant -> filters.add(new ServerFilter.ChangedBefore(instant)));
        boolean timed = since.isPresent() || before.isPresent();
        deleted(options, timed).ifPresent(filters::add);
    }

    /** Changes since or before a time include those of deleted servers, unless the caller says otherwise. */
    private static Optional<ServerFilter> deleted(Map<String, String> options, boolean timed) {
        Optional<Boolean> soft =
                Optional.ofNullable(options.remove("soft_deleted")).map(ServerSearch::isTrue);
        Optional<Boolean> asked = Optional.ofNullable(options.remove("deleted")).map(ServerSearch::isTrue);
        if (asked.isEmpty() && timed) {
            return Optional.empty();
        }
        boolean deleted = asked.orElse(false);
        return Optional.of(new ServerFilter.Deleted(deleted, soft.orElse(deleted)));
    }

    private static boolean isTrue(String text) {
        return TRUE_WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    private void addScope(List<ServerFilter> filters, Map<String, String> options, boolean detail) {
        String everywhere = options.remove("all_tenants");
        if (everywhere != null && truth(everywhere, "all_tenants")) {
            policy.enforce("os_compute_api:servers:" + (detail ? "detail" : "index") + ":get_all_tenants", own());
            String tenant = options.remove("tenant_id");
            if (tenant != null) {
                options.putIfAbsent("project_id", tenant);
            }
            return;
        }
        options.remove("tenant_id");
        options.remove("project_id");
        String project = RequestContext.CURRENT.get().project().value();
        filters.add(new ServerFilter.AnyOf(ServerField.PROJECT, List.of(project)));
    }

    private static void add(List<ServerFilter> filters, String name, String value) {
        if (EXACT.containsKey(name)) {
            filters.add(new ServerFilter.AnyOf(EXACT.get(name), List.of(exactValue(EXACT.get(name), value))));
        } else if (EXPRESSIONS.containsKey(name)) {
            filters.add(new ServerFilter.Matches(EXPRESSIONS.get(name), value));
        } else if (TAGS.containsKey(name)) {
            filters.add(new ServerFilter.Tags(TAGS.get(name), Arrays.asList(value.split(","))));
        } else if (name.equals("ip") || name.equals("ip6")) {
            filters.add(new ServerFilter.Address(name.equals("ip") ? 4 : 6, value));
        } else if (name.equals("locked")) {
            filters.add(new ServerFilter.Locked(truth(value, "locked")));
        } else if (name.equals("auto_disk_config")) {
            filters.add(new ServerFilter.AutoDiskConfig(isTrue(value)));
        } else if (name.equals("kernel_id") || name.equals("ramdisk_id")) {
            filters.add(new ServerFilter.ImageProperty(name, value));
        }
    }

    /** Times are compared as instants, config_drive is a word in Nova's rows and a truth in ours. */
    private static String exactValue(ServerField field, String value) {
        return switch (field) {
            case CREATED, LAUNCHED, TERMINATED ->
                IsoTime.parse(value).map(Instant::toString).orElse(value);
            default -> value;
        };
    }

    private static boolean truth(String text, String name) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (TRUE_WORDS.contains(word) || (word.isEmpty() && name.equals("all_tenants"))) {
            return true;
        }
        if (FALSE_WORDS.contains(word)) {
            return false;
        }
        throw bad("Invalid value '" + text + "' for " + name + ": Unrecognized value '" + text
                + "', acceptable values are: '0', '1', 'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'");
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

    private static Map<String, ServerField> exact() {
        return Map.ofEntries(
                Map.entry("user_id", ServerField.USER),
                Map.entry("project_id", ServerField.PROJECT),
                Map.entry("image", ServerField.IMAGE),
                Map.entry("image_ref", ServerField.IMAGE),
                Map.entry("flavor", ServerField.FLAVOR),
                Map.entry("vm_state", ServerField.VM_STATE),
                Map.entry("task_state", ServerField.TASK_STATE),
                Map.entry("power_state", ServerField.POWER_STATE),
                Map.entry("progress", ServerField.PROGRESS),
                Map.entry("launch_index", ServerField.LAUNCH_INDEX),
                Map.entry("config_drive", ServerField.CONFIG_DRIVE),
                Map.entry("host", ServerField.HOST),
                Map.entry("uuid", ServerField.ID),
                Map.entry("created_at", ServerField.CREATED),
                Map.entry("launched_at", ServerField.LAUNCHED),
                Map.entry("terminated_at", ServerField.TERMINATED));
    }

    private static Map<String, ServerField> expressions() {
        return Map.ofEntries(
                Map.entry("name", ServerField.NAME),
                Map.entry("display_name", ServerField.NAME),
                Map.entry("description", ServerField.DESCRIPTION),
                Map.entry("display_description", ServerField.DESCRIPTION),
                Map.entry("hostname", ServerField.HOSTNAME),
                Map.entry("key_name", ServerField.KEY_NAME),
                Map.entry("node", ServerField.NODE),
                Map.entry("reservation_id", ServerField.RESERVATION),
                Map.entry("availability_zone", ServerField.AVAILABILITY_ZONE),
                Map.entry("locked_by", ServerField.LOCKED_BY),
                Map.entry("root_device_name", ServerField.ROOT_DEVICE_NAME),
                Map.entry("access_ip_v4", ServerField.ACCESS_IP_V4),
                Map.entry("access_ip_v6", ServerField.ACCESS_IP_V6));
    }
}
