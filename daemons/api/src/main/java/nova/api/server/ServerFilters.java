package nova.api.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nova.api.ip.Ipv6Text;
import nova.http.body.Formats;
import nova.model.context.ProjectId;
import nova.model.flavor.FlavorId;
import nova.model.server.ServerField;
import nova.model.server.ServerFilter;
import nova.model.server.ServerFilter.TagRule;

/**
 * What the filters of a list mean, as Nova reads them: a few fields are compared exactly, every other one is matched
 * with a pattern, also numbers, truths and times; what Nova has no column for ({@code description}) filters nothing.
 */
final class ServerFilters {
    private static final Map<String, ServerField> EXACT = Map.of(
            "user_id", ServerField.USER,
            "project_id", ServerField.PROJECT,
            "tenant_id", ServerField.PROJECT,
            "image", ServerField.IMAGE,
            "image_ref", ServerField.IMAGE,
            "vm_state", ServerField.VM_STATE,
            "task_state", ServerField.TASK_STATE,
            "host", ServerField.HOST,
            "uuid", ServerField.ID);
    private static final Map<String, ServerField> PATTERNS = Map.ofEntries(
            Map.entry("name", ServerField.NAME),
            Map.entry("display_name", ServerField.NAME),
            Map.entry("display_description", ServerField.DESCRIPTION),
            Map.entry("hostname", ServerField.HOSTNAME),
            Map.entry("key_name", ServerField.KEY_NAME),
            Map.entry("node", ServerField.NODE),
            Map.entry("reservation_id", ServerField.RESERVATION),
            Map.entry("availability_zone", ServerField.AVAILABILITY_ZONE),
            Map.entry("locked_by", ServerField.LOCKED_BY),
            Map.entry("root_device_name", ServerField.ROOT_DEVICE_NAME),
            Map.entry("access_ip_v4", ServerField.ACCESS_IP_V4),
            Map.entry("access_ip_v6", ServerField.ACCESS_IP_V6),
            Map.entry("power_state", ServerField.POWER_STATE),
            Map.entry("progress", ServerField.PROGRESS),
            Map.entry("launch_index", ServerField.LAUNCH_INDEX),
            Map.entry("config_drive", ServerField.CONFIG_DRIVE),
            Map.entry("auto_disk_config", ServerField.AUTO_DISK_CONFIG),
            Map.entry("kernel_id", ServerField.KERNEL),
            Map.entry("ramdisk_id", ServerField.RAMDISK),
            Map.entry("created_at", ServerField.CREATED),
            Map.entry("launched_at", ServerField.LAUNCHED),
            Map.entry("terminated_at", ServerField.TERMINATED));
    private static final Map<String, TagRule> TAGS = Map.of(
            "tags", TagRule.ALL,
            "tags-any", TagRule.ANY,
            "not-tags", TagRule.NOT_ALL,
            "not-tags-any", TagRule.NOT_ANY);

    private ServerFilters() {}

    /** Of two names of one field the later one counts. {@code flavorsOf} sees only flavors open to that project. */
    static List<ServerFilter> read(Map<String, String> options, Optional<ProjectId> flavorsOf) {
        Map<ServerField, ServerFilter> byField = new EnumMap<>(ServerField.class);
        List<ServerFilter> others = new ArrayList<>();
        options.forEach((name, value) -> {
            if (EXACT.containsKey(name)) {
                ServerField field = EXACT.get(name);
                byField.put(field, new ServerFilter.AnyOf(field, List.of(written(field, value))));
            } else if (PATTERNS.containsKey(name)) {
                ServerField field = PATTERNS.get(name);
                byField.put(field, new ServerFilter.Matches(field, written(field, value)));
            } else if (TAGS.containsKey(name)) {
                others.add(new ServerFilter.Tags(TAGS.get(name), Arrays.asList(value.split(",", -1))));
            } else if (name.equals("flavor")) {
                others.add(new ServerFilter.OfFlavor(new FlavorId(value), flavorsOf));
            } else if (name.equals("locked")) {
                others.add(new ServerFilter.Locked(Truth.of(value)));
            }
        });
        others.addAll(byField.values());
        if (options.containsKey("ip") || options.containsKey("ip6")) {
            others.add(new ServerFilter.Address(
                    Optional.ofNullable(options.get("ip")), Optional.ofNullable(options.get("ip6"))));
        }
        return others;
    }

    /** As the field is written in rows: MySQL compares words whatever their case, and Nova shortens addresses. */
    private static String written(ServerField field, String value) {
        return switch (field) {
            case VM_STATE, TASK_STATE, ID -> value.toLowerCase(Locale.ROOT);
            case ACCESS_IP_V6 -> Formats.isIpv6(value) ? Ipv6Text.shortest(value) : value;
            default -> value;
        };
    }
}
