package nova.api.golden;

import static nova.api.golden.VersionCase.get;
import static nova.api.golden.VersionCase.send;

import java.util.List;
import java.util.stream.Stream;

/** What versions changed of services, hypervisors, aggregates, quotas, limits. */
final class OperatorVersions {
    private static final String NAMED = "{'host': 'h1', 'binary': 'nova-compute'";
    private static final String[] OF_NETWORKS = {"fixed_ips", "floating_ips", "security_groups", "security_group_rules"
    };
    private static final String[] OF_FILES = {
        "injected_files", "injected_file_content_bytes", "injected_file_path_bytes"
    };

    private OperatorVersions() {}

    static List<VersionCase> services() {
        return List.of(
                get(11, "services-forced-down", "/os-services").asAdmin().adds("services[]/forced_down"),
                send(11, "service-force-down", "PUT /os-services/force-down", NAMED + ", 'forced_down': true}")
                        .asAdmin()
                        .statuses(400, 200),
                get(53, "services-by-uuid", "/os-services").asAdmin(),
                send(53, "service-disable-by-word", "PUT /os-services/disable", NAMED + "}")
                        .asAdmin()
                        .statuses(200, 400),
                send(
                                53,
                                "service-update",
                                "PUT /os-services/{service}",
                                "{'status': 'disabled', 'disabled_reason': 'x'}")
                        .asAdmin()
                        .statuses(400, 200),
                send(53, "service-delete", "DELETE /os-services/{scheduler}", "")
                        .asAdmin()
                        .statuses(400, 204),
                get(69, "services-of-reachable-cells", "/os-services").asAdmin(),
                get(75, "services-unknown-query", "/os-services?nonsense=1")
                        .asAdmin()
                        .statuses(200, 400));
    }

    static List<VersionCase> hypervisors() {
        String detail = "/os-hypervisors/detail";
        return Stream.of(
                        get(28, "hypervisors-cpu-info", detail)
                                .adds("hypervisors[]/cpu_info/arch", "hypervisors[]/cpu_info/model"),
                        get(33, "hypervisors-paged", "/os-hypervisors?limit=1").adds("hypervisors_links"),
                        get(53, "hypervisors-by-uuid", "/os-hypervisors"),
                        get(53, "hypervisor-by-uuid", "/os-hypervisors/{hypervisor}")
                                .statuses(404, 200),
                        get(53, "hypervisor-by-number", "/os-hypervisors/{hypervisor-number}")
                                .statuses(200, 400),
                        get(53, "hypervisor-search", "/os-hypervisors/h1/search")
                                .statuses(200, 404),
                        get(53, "hypervisor-servers", "/os-hypervisors/h1/servers")
                                .statuses(200, 404),
                        get(53, "hypervisors-with-servers", "/os-hypervisors?with_servers=true")
                                .adds("hypervisors[]/servers"),
                        get(53, "hypervisors-by-pattern", "/os-hypervisors?hypervisor_hostname_pattern=nothing")
                                .statuses(200, 404),
                        get(
                                        75,
                                        "hypervisors-without-servers",
                                        "/os-hypervisors?with_servers=true&hypervisor_hostname_pattern=h2")
                                .adds("hypervisors[]/servers"),
                        get(88, "hypervisors-figures-gone", detail)
                                .adds("hypervisors[]/uptime")
                                .drops(
                                        "hypervisors[]/vcpus",
                                        "hypervisors[]/memory_mb",
                                        "hypervisors[]/local_gb",
                                        "hypervisors[]/vcpus_used",
                                        "hypervisors[]/memory_mb_used",
                                        "hypervisors[]/local_gb_used",
                                        "hypervisors[]/free_ram_mb",
                                        "hypervisors[]/free_disk_gb",
                                        "hypervisors[]/current_workload",
                                        "hypervisors[]/running_vms",
                                        "hypervisors[]/disk_available_least",
                                        "hypervisors[]/cpu_info"),
                        get(88, "hypervisor-statistics", "/os-hypervisors/statistics")
                                .statuses(200, 404),
                        get(88, "hypervisor-uptime", "/os-hypervisors/{hypervisor}/uptime")
                                .statuses(200, 404))
                .map(VersionCase::asAdmin)
                .toList();
    }

    static List<VersionCase> aggregates() {
        return List.of(
                get(41, "aggregate-uuid", "/os-aggregates/{aggregate}")
                        .asAdmin()
                        .adds("aggregate/uuid"),
                get(41, "aggregates-uuid", "/os-aggregates").asAdmin().adds("aggregates[]/uuid"),
                send(81, "aggregate-images", "POST /os-aggregates/{aggregate}/images", "{'cache': [{'id': '{image}'}]}")
                        .asAdmin()
                        .statuses(404, 202),
                get(102, "aggregates-unknown-query", "/os-aggregates?nonsense=1")
                        .asAdmin()
                        .statuses(200, 400));
    }

    static List<VersionCase> quotas() {
        String set = "/os-quota-sets/{project}";
        String ofClass = "/os-quota-class-sets/default";
        return List.of(
                get(36, "quota-without-networks", set).drops(in("quota_set", OF_NETWORKS)),
                send(36, "quota-set-network", "PUT " + set, "{'quota_set': {'floating_ips': 5}}")
                        .asAdmin()
                        .statuses(200, 400),
                get(36, "limits-without-networks", "/limits")
                        .drops(in(
                                "limits/absolute",
                                "maxTotalFloatingIps",
                                "maxSecurityGroups",
                                "maxSecurityGroupRules",
                                "totalFloatingIpsUsed",
                                "totalSecurityGroupsUsed")),
                get(39, "limits-without-image-metadata", "/limits").drops("limits/absolute/maxImageMeta"),
                get(50, "quota-class-groups", ofClass)
                        .asAdmin()
                        .drops(in("quota_class_set", OF_NETWORKS))
                        .adds(in("quota_class_set", "server_groups", "server_group_members")),
                get(57, "quota-without-files", set).drops(in("quota_set", OF_FILES)),
                get(57, "quota-class-without-files", ofClass).asAdmin().drops(in("quota_class_set", OF_FILES)),
                get(57, "limits-without-files", "/limits")
                        .drops(in("limits/absolute", "maxPersonality", "maxPersonalitySize")),
                get(75, "limits-unknown-query", "/limits?nonsense=1").statuses(200, 400),
                get(75, "quota-unknown-query", set + "?nonsense=1").statuses(200, 400));
    }

    private static String[] in(String parent, String... names) {
        return Stream.of(names).map(name -> parent + "/" + name).toArray(String[]::new);
    }
}
