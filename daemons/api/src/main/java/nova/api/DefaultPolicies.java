package nova.api;

import java.util.Map;
import java.util.TreeMap;

/** Nova's defaults for every rule of a route that exists; policy.yaml overrides them one by one. */
public final class DefaultPolicies {
    private static final String ADMIN = "rule:context_is_admin";
    private static final String READER = "rule:project_reader_or_admin";
    private static final String MEMBER = "rule:project_member_or_admin";
    private static final String MANAGER = "rule:project_manager_or_admin";
    private static final String ANYBODY = "@";

    /** Named building blocks that operators use in overrides too. */
    private static final Map<String, String> BLOCKS = Map.of(
            "context_is_admin", "role:admin",
            "admin_or_owner", "is_admin:True or project_id:%(project_id)s",
            "admin_api", "is_admin:True",
            "project_reader_api", "role:reader and project_id:%(project_id)s",
            "project_member_api", "role:member and project_id:%(project_id)s",
            "project_manager_api", "role:manager and project_id:%(project_id)s",
            "project_reader_or_admin", "rule:project_reader_api or rule:context_is_admin",
            "project_member_or_admin", "rule:project_member_api or rule:context_is_admin",
            "project_manager_or_admin", "rule:project_manager_api or rule:context_is_admin");

    private static final String SERVERS = "os_compute_api:servers:";

    private DefaultPolicies() {}

    public static Map<String, String> all() {
        Map<String, String> rules = new TreeMap<>(BLOCKS);
        servers(rules);
        serverParts(rules);
        catalogue(rules);
        operators(rules);
        return rules;
    }

    private static void servers(Map<String, String> rules) {
        put(rules, READER, SERVERS, "index", "detail", "show", "show:flavor-extra-specs");
        put(
                rules,
                ADMIN,
                SERVERS,
                "index:get_all_tenants",
                "detail:get_all_tenants",
                "allow_all_filters",
                "show:host_status",
                "show:host_status:unknown-only",
                "create:forced_host",
                "create:zero_disk_flavor");
        put(
                rules,
                MEMBER,
                SERVERS,
                "create",
                "create:attach_volume",
                "create:attach_network",
                "create:trusted_certs",
                "update",
                "delete",
                "start",
                "stop",
                "reboot");
        put(rules, ADMIN, "compute:servers:", "create:requested_destination");
        put(rules, ADMIN, "network:", "attach_external_network");
    }

    private static void serverParts(Map<String, String> rules) {
        put(rules, ADMIN, "os_compute_api:", "os-extended-server-attributes");
        put(rules, READER, "os_compute_api:ips:", "index", "show");
        put(rules, READER, "os_compute_api:server-metadata:", "index", "show");
        put(rules, MEMBER, "os_compute_api:server-metadata:", "create", "update_all", "update", "delete");
        put(rules, READER, "os_compute_api:os-instance-actions:", "list", "show");
        put(rules, ADMIN, "os_compute_api:os-instance-actions:", "events", "events:details");
        put(rules, MEMBER, "os_compute_api:os-pause-server:", "pause", "unpause");
        put(rules, MEMBER, "os_compute_api:os-suspend-server:", "suspend", "resume");
        put(rules, MEMBER, "os_compute_api:os-lock-server:", "lock", "unlock");
        put(rules, ADMIN, "os_compute_api:os-lock-server:", "unlock:unlock_override");
        put(rules, MEMBER, "os_compute_api:", "os-console-output", "os-deferred-delete:force");
        put(rules, READER, "os_compute_api:os-server-tags:", "index", "show");
        put(rules, MEMBER, "os_compute_api:os-server-tags:", "update_all", "update", "delete_all", "delete");
        put(rules, READER, "os_compute_api:", "os-security-groups:list");
        put(rules, READER, "nova_x:", "explain");
        put(rules, ADMIN, "nova_x:", "explain:hosts");
    }

    private static void catalogue(Map<String, String> rules) {
        put(rules, ANYBODY, "os_compute_api:", "extensions", "limits", "os-availability-zone:list");
        put(rules, ADMIN, "os_compute_api:", "limits:other_project", "os-availability-zone:detail");
        put(rules, ADMIN, "os_compute_api:os-flavor-manage:", "create", "update", "delete");
        put(rules, READER, "os_compute_api:os-flavor-extra-specs:", "index", "show");
        put(rules, ADMIN, "os_compute_api:os-flavor-extra-specs:", "create", "update", "delete");
        put(rules, ADMIN, "os_compute_api:os-flavor-access", "");
        put(rules, ADMIN, "os_compute_api:os-flavor-access:", "add_tenant_access", "remove_tenant_access");
        for (String verb : new String[] {"index", "show", "create", "delete"}) {
            rules.put("os_compute_api:os-keypairs:" + verb, "(" + ADMIN + ") or user_id:%(user_id)s");
        }
    }

    private static void operators(Map<String, String> rules) {
        put(rules, READER, "os_compute_api:os-quota-sets:", "show", "detail");
        put(rules, ANYBODY, "os_compute_api:os-quota-sets:", "defaults");
        put(rules, ADMIN, "os_compute_api:os-quota-sets:", "update", "delete");
        put(rules, ADMIN, "os_compute_api:os-quota-class-sets:", "show", "update");
        put(rules, ADMIN, "os_compute_api:os-services:", "list", "update", "delete");
        put(
                rules,
                ADMIN,
                "os_compute_api:os-hypervisors:",
                "list",
                "list-detail",
                "show",
                "statistics",
                "uptime",
                "search",
                "servers");
        put(
                rules,
                ADMIN,
                "os_compute_api:os-aggregates:",
                "index",
                "show",
                "create",
                "update",
                "delete",
                "add_host",
                "remove_host",
                "set_metadata");
        put(rules, READER, "os_compute_api:os-server-groups:", "index", "show");
        put(rules, ADMIN, "os_compute_api:os-server-groups:", "index:all_projects");
        put(rules, MEMBER, "os_compute_api:os-server-groups:", "create", "delete");
        put(rules, MANAGER, "os_compute_api:os-migrate-server:", "migrate", "migrate_live");
    }

    private static void put(Map<String, String> rules, String check, String prefix, String... names) {
        for (String name : names) {
            rules.put(prefix + name, check);
        }
    }
}
