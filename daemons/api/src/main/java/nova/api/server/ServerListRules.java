package nova.api.server;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.anything;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.format;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.text;
import static nova.http.body.Rules.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nova.http.body.FieldRule;
import nova.http.body.Formats;
import nova.http.body.IsoTime;
import nova.http.body.ObjectRule;
import nova.http.body.ValueRule;
import nova.http.version.Microversion;

/** Which query parameters a list of servers takes, from which version, and what they may hold. */
final class ServerListRules {
    static final List<String> SORT_KEYS = List.of(
            "access_ip_v4",
            "access_ip_v6",
            "auto_disk_config",
            "availability_zone",
            "config_drive",
            "created_at",
            "display_description",
            "display_name",
            "host",
            "hostname",
            "image_ref",
            "instance_type_id",
            "kernel_id",
            "key_name",
            "launch_index",
            "launched_at",
            "locked_by",
            "node",
            "power_state",
            "progress",
            "project_id",
            "ramdisk_id",
            "root_device_name",
            "task_state",
            "terminated_at",
            "updated_at",
            "user_id",
            "uuid",
            "vm_state");

    /** Accepted and ignored before 2.75, as they always were without effect. */
    static final List<String> IGNORED_SORT_KEYS = List.of(
            "architecture",
            "cell_name",
            "cleaned",
            "default_ephemeral_device",
            "default_swap_device",
            "deleted",
            "deleted_at",
            "disable_terminate",
            "ephemeral_gb",
            "ephemeral_key_uuid",
            "id",
            "key_data",
            "launched_on",
            "locked",
            "memory_mb",
            "os_type",
            "reservation_id",
            "root_gb",
            "shutdown_terminate",
            "user_data",
            "vcpus",
            "vm_mode");

    /** Names of joined tables: refused by name, never dropped silently. */
    static final List<String> JOINED_TABLES = List.of(
            "block_device_mapping",
            "services",
            "metadata",
            "system_metadata",
            "info_cache",
            "security_groups",
            "pci_devices");

    private static final List<String> PLAIN = List.of(
            "user_id",
            "project_id",
            "tenant_id",
            "launch_index",
            "image_ref",
            "image",
            "vm_state",
            "task_state",
            "host",
            "uuid",
            "sort_dir",
            "all_tenants",
            "soft_deleted",
            "deleted",
            "status");

    private static final List<String> EXPRESSIONS = List.of(
            "kernel_id",
            "ramdisk_id",
            "hostname",
            "key_name",
            "power_state",
            "node",
            "flavor",
            "reservation_id",
            "launched_at",
            "terminated_at",
            "availability_zone",
            "name",
            "display_name",
            "description",
            "display_description",
            "locked_by",
            "root_device_name",
            "config_drive",
            "access_ip_v4",
            "access_ip_v6",
            "auto_disk_config",
            "progress",
            "ip",
            "ip6",
            "created_at");

    private static final List<String> TAGS = List.of("tags", "tags-any", "not-tags", "not-tags-any");

    private static final List<FieldRule> EVERYBODYS = everybodys();

    private static final List<FieldRule> FIELDS = fields();

    static final ValueRule QUERY = new ObjectRule(
                    FIELDS, Optional.of(new ObjectRule.Named(Pattern.compile("^_"), list(text()))), false)
            .closedSince(2, 75);

    private ServerListRules() {}

    /** Names of filters that need no further right, each with the versions it is honoured in. */
    static Set<String> everybodysFilters(Microversion version) {
        return names(EVERYBODYS, version);
    }

    /** Names of all parameters of a version; others are dropped, whoever asks, until they are refused. */
    static Set<String> known(Microversion version) {
        return names(FIELDS, version);
    }

    private static Set<String> names(List<FieldRule> fields, Microversion version) {
        Set<String> names = new LinkedHashSet<>();
        fields.stream().filter(field -> field.versions().contains(version)).forEach(field -> names.add(field.name()));
        return names;
    }

    private static List<FieldRule> everybodys() {
        List<FieldRule> fields = new ArrayList<>();
        Stream.of("reservation_id", "name", "status", "image", "flavor", "ip", "changes-since", "all_tenants")
                .forEach(name -> fields.add(field(name, anything())));
        fields.add(field("ip6", anything()).since(2, 5));
        TAGS.forEach(name -> fields.add(field(name, anything()).since(2, 26)));
        fields.add(field("changes-before", anything()).since(2, 66));
        fields.add(field("locked", anything()).since(2, 73));
        Stream.of(
                        "availability_zone",
                        "config_drive",
                        "key_name",
                        "created_at",
                        "launched_at",
                        "terminated_at",
                        "power_state",
                        "task_state",
                        "vm_state",
                        "progress",
                        "user_id")
                .forEach(name -> fields.add(field(name, anything()).since(2, 83)));
        fields.add(field("hostname", anything()).since(2, 90));
        return fields;
    }

    private static List<FieldRule> fields() {
        ValueRule expression = text().and(format("regex", Formats::isRegex));
        ValueRule time =
                text().and(format("date-time", text -> IsoTime.parse(text).isPresent()));
        List<FieldRule> fields = new ArrayList<>();
        PLAIN.forEach(name -> fields.add(field(name, list(text()))));
        EXPRESSIONS.forEach(name -> fields.add(field(name, list(expression))));
        JOINED_TABLES.forEach(name -> fields.add(field(name, list(text()))));
        fields.add(
                field("sort_key", list(sortKeys(SORT_KEYS, IGNORED_SORT_KEYS))).until(2, 74));
        fields.add(
                field("sort_key", list(sortKeys(SORT_KEYS, List.of("locked")))).since(2, 75));
        fields.add(field("changes-since", list(time)));
        TAGS.forEach(name -> fields.add(field(name, list(expression)).since(2, 26)));
        fields.add(field("changes-before", list(time)).since(2, 66));
        fields.add(field("locked", list(text())).since(2, 73));
        fields.add(field("limit", list(count(0))));
        fields.add(field("marker", list(text())));
        return fields;
    }

    private static ValueRule sortKeys(List<String> some, List<String> more) {
        return text().and(words(Stream.concat(some.stream(), more.stream()).toArray(String[]::new)));
    }
}
