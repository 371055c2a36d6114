package nova.api.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nova.http.Query;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.ServerField;
import nova.model.server.ServerQuery;

/** The order of a list of servers: {@code sort_key} and {@code sort_dir}, repeatable and paired by position. */
final class ServerSort {
    /** Every key of {@link ServerListRules#SORT_KEYS}, and locked. */
    private static final Map<String, ServerField> FIELDS = Map.ofEntries(
            Map.entry("access_ip_v4", ServerField.ACCESS_IP_V4),
            Map.entry("access_ip_v6", ServerField.ACCESS_IP_V6),
            Map.entry("auto_disk_config", ServerField.AUTO_DISK_CONFIG),
            Map.entry("availability_zone", ServerField.AVAILABILITY_ZONE),
            Map.entry("config_drive", ServerField.CONFIG_DRIVE),
            Map.entry("created_at", ServerField.CREATED),
            Map.entry("display_description", ServerField.DESCRIPTION),
            Map.entry("display_name", ServerField.NAME),
            Map.entry("host", ServerField.HOST),
            Map.entry("hostname", ServerField.HOSTNAME),
            Map.entry("image_ref", ServerField.IMAGE),
            Map.entry("instance_type_id", ServerField.FLAVOR),
            Map.entry("kernel_id", ServerField.KERNEL),
            Map.entry("key_name", ServerField.KEY_NAME),
            Map.entry("launch_index", ServerField.LAUNCH_INDEX),
            Map.entry("launched_at", ServerField.LAUNCHED),
            Map.entry("locked_by", ServerField.LOCKED_BY),
            Map.entry("locked", ServerField.LOCKED),
            Map.entry("node", ServerField.NODE),
            Map.entry("power_state", ServerField.POWER_STATE),
            Map.entry("progress", ServerField.PROGRESS),
            Map.entry("project_id", ServerField.PROJECT),
            Map.entry("ramdisk_id", ServerField.RAMDISK),
            Map.entry("root_device_name", ServerField.ROOT_DEVICE_NAME),
            Map.entry("task_state", ServerField.TASK_STATE),
            Map.entry("terminated_at", ServerField.TERMINATED),
            Map.entry("updated_at", ServerField.UPDATED),
            Map.entry("user_id", ServerField.USER),
            Map.entry("uuid", ServerField.ID),
            Map.entry("vm_state", ServerField.VM_STATE));

    private ServerSort() {}

    static List<ServerQuery.Sort> read(Query query, boolean admin, boolean byLock) {
        List<String> keys = asked(query, "sort_key", "created_at");
        List<String> directions = asked(query, "sort_dir", "desc");
        dropIgnored(keys, directions, admin, byLock);
        for (String direction : directions) {
            if (!direction.equals("asc") && !direction.equals("desc")) {
                throw bad("Unknown sort direction, must be 'desc' or 'asc'");
            }
        }
        if (directions.size() > keys.size()) {
            throw bad("Sort direction size exceeds sort key size");
        }
        List<ServerQuery.Sort> sort = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String direction = directions.isEmpty() ? "desc" : directions.get(i < directions.size() ? i : 0);
            sort.add(new ServerQuery.Sort(FIELDS.get(keys.get(i)), direction.equals("desc")));
        }
        return sort;
    }

    private static List<String> asked(Query query, String name, String usual) {
        List<String> words =
                new ArrayList<>(query.all(name).stream().map(String::strip).toList());
        if (words.isEmpty()) {
            words.add(usual);
        }
        return words;
    }

    /** A direction goes with its key, as far as directions reach. */
    private static void dropIgnored(List<String> keys, List<String> directions, boolean admin, boolean byLock) {
        for (String key : List.copyOf(keys)) {
            boolean ignored = ServerListRules.IGNORED_SORT_KEYS.contains(key) && !(byLock && key.equals("locked"));
            if (ignored) {
                int at = keys.indexOf(key);
                if (at < directions.size()) {
                    directions.remove(at);
                }
                keys.remove(at);
            } else if (!admin && (key.equals("host") || key.equals("node"))) {
                throw new NovaException(ErrorCode.FORBIDDEN, "Only administrators can sort servers by " + key);
            }
        }
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, "Invalid input received: " + message);
    }
}
