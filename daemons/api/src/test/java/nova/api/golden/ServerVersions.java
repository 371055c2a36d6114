package nova.api.golden;

import static nova.api.golden.VersionCase.get;
import static nova.api.golden.VersionCase.send;

import java.util.List;

/** What versions changed of servers that are shown and listed. */
final class ServerVersions {
    private static final String SERVER = "/servers/{server}";
    private static final String ATTRIBUTE = "server/OS-EXT-SRV-ATTR:";

    private static final String NOVNC = "{'remote_console': {'protocol': 'vnc', 'type': 'novnc'}}";
    private static final String MKS = "{'remote_console': {'protocol': 'mks', 'type': 'webmks'}}";
    private static final String DIRECT = "{'remote_console': {'protocol': 'spice', 'type': 'spice-direct'}}";
    private static final String UNKNOWN = "99999999-9999-9999-9999-999999999999";

    private ServerVersions() {}

    static List<VersionCase> shown() {
        return List.of(
                get(3, "server-attributes", SERVER)
                        .asAdmin()
                        .adds(
                                ATTRIBUTE + "hostname",
                                ATTRIBUTE + "kernel_id",
                                ATTRIBUTE + "launch_index",
                                ATTRIBUTE + "ramdisk_id",
                                ATTRIBUTE + "reservation_id",
                                ATTRIBUTE + "root_device_name",
                                ATTRIBUTE + "user_data"),
                get(9, "server-locked", SERVER).adds("server/locked"),
                get(16, "server-host-status", SERVER).asAdmin().adds("server/host_status"),
                get(19, "server-description", SERVER).adds("server/description"),
                get(26, "server-tags", SERVER).adds("server/tags"),
                get(47, "server-flavor", SERVER)
                        .drops("server/flavor/id", "server/flavor/links")
                        .adds(
                                "server/flavor/original_name",
                                "server/flavor/vcpus",
                                "server/flavor/ram",
                                "server/flavor/disk",
                                "server/flavor/ephemeral",
                                "server/flavor/swap",
                                "server/flavor/extra_specs"),
                get(63, "server-trusted-certificates", SERVER).adds("server/trusted_image_certificates"),
                get(69, "server-list-of-reachable-cells", "/servers/detail"),
                get(71, "server-groups", SERVER).adds("server/server_groups"),
                get(73, "server-locked-reason", SERVER).adds("server/locked_reason"),
                get(90, "server-hostname", SERVER).adds(ATTRIBUTE + "hostname"),
                get(96, "server-pinned-zone", SERVER).adds("server/pinned_availability_zone"),
                get(98, "server-image-properties", SERVER).adds("server/image/properties"),
                get(100, "server-scheduler-hints", SERVER).adds("server/scheduler_hints"));
    }

    static List<VersionCase> listed() {
        return List.of(
                get(5, "server-ip6-filter", "/servers?ip6=fd00").drops("servers[]"),
                get(26, "server-tags-filter", "/servers?tags=red").drops("servers[]"),
                get(38, "server-status-filter", "/servers?status=nonsense").statuses(200, 400),
                get(66, "server-changes-before", "/servers?changes-before=2001-01-01T00:00:00Z")
                        .drops("servers[]"),
                get(73, "server-locked-filter", "/servers?locked=true").drops("servers[]"),
                get(73, "server-locked-sort-key", "/servers?sort_key=locked"),
                get(75, "server-list-unknown-query", "/servers?nonsense=1").statuses(200, 400),
                get(75, "server-list-ignored-sort-key", "/servers?sort_key=vcpus")
                        .statuses(200, 400),
                get(83, "server-state-filter", "/servers?vm_state=stopped").drops("servers[]"),
                get(90, "server-hostname-filter", "/servers?hostname=db").drops("servers[]"));
    }

    static List<VersionCase> edited() {
        String put = "PUT " + SERVER;
        return List.of(
                send(9, "server-edit-locked", put, "{'server': {'name': 'api'}}")
                        .adds("server/locked"),
                send(19, "server-edit-description", put, "{'server': {'description': 'front'}}")
                        .statuses(400, 200),
                send(75, "server-edit-shows-all", put, "{'server': {'name': 'api'}}")
                        .adds(
                                "server/OS-EXT-AZ:availability_zone",
                                "server/config_drive",
                                "server/key_name",
                                "server/OS-SRV-USG:launched_at",
                                "server/OS-SRV-USG:terminated_at",
                                "server/OS-EXT-STS:task_state",
                                "server/OS-EXT-STS:vm_state",
                                "server/OS-EXT-STS:power_state",
                                "server/os-extended-volumes:volumes_attached",
                                "server/security_groups",
                                "server/addresses/private[]/OS-EXT-IPS:type",
                                "server/addresses/private[]/OS-EXT-IPS-MAC:mac_addr"),
                send(90, "server-edit-hostname", put, "{'server': {'hostname': 'web-1'}}")
                        .statuses(400, 200),
                send(94, "server-edit-domain-name", put, "{'server': {'hostname': 'web.example.org'}}")
                        .statuses(400, 200),
                send(104, "server-edit-pinned-zone", put, "{'server': {'pinned_availability_zone': null}}")
                        .statuses(400, 200));
    }

    static List<VersionCase> parts() {
        return List.of(
                get(21, "actions-of-deleted-server", "/servers/{deleted}/os-instance-actions")
                        .statuses(404, 200),
                get(26, "tags", SERVER + "/tags").statuses(404, 200),
                get(26, "tag-missing", SERVER + "/tags/red").statuses(404, 404),
                get(48, "diagnostics", SERVER + "/diagnostics")
                        .asAdmin()
                        .drops(
                                "cpu0_time",
                                "memory",
                                "memory-rss",
                                "tap1_rx",
                                "tap1_rx_drop",
                                "tap1_rx_errors",
                                "tap1_rx_packets",
                                "tap1_tx",
                                "tap1_tx_drop",
                                "tap1_tx_errors",
                                "tap1_tx_packets",
                                "vda_errors",
                                "vda_read",
                                "vda_read_req",
                                "vda_write",
                                "vda_write_req")
                        .adds(
                                "state",
                                "driver",
                                "hypervisor",
                                "hypervisor_os",
                                "uptime",
                                "config_drive",
                                "num_cpus",
                                "num_nics",
                                "num_disks",
                                "memory_details",
                                "cpu_details",
                                "nic_details",
                                "disk_details"),
                send(6, "remote-console", "POST " + SERVER + "/remote-consoles", NOVNC)
                        .statuses(404, 200),
                send(8, "remote-console-mks", "POST " + SERVER + "/remote-consoles", MKS)
                        .statuses(400, 400),
                send(99, "remote-console-spice-direct", "POST " + SERVER + "/remote-consoles", DIRECT)
                        .asAdmin()
                        .statuses(400, 400),
                get(70, "interfaces-tagged", SERVER + "/os-interface").adds("interfaceAttachments[]/tag"),
                get(75, "volume-attachments-unknown-query", SERVER + "/os-volume_attachments?x=1")
                        .statuses(200, 400),
                get(102, "interfaces-unknown-query", SERVER + "/os-interface?x=1")
                        .statuses(200, 400),
                get(31, "console-token-of-any-kind", "/os-console-auth-tokens/" + UNKNOWN)
                        .asAdmin()
                        .statuses(400, 404),
                send(73, "lock-with-reason", "POST " + SERVER + "/action", "{'lock': {'locked_reason': 'mine'}}")
                        .statuses(202, 202),
                get(78, "topology", SERVER + "/topology").statuses(404, 200));
    }
}
