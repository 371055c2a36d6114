package nova.cli;

/** A scripted cloud with a server, a flavor, an image and everything else the commands show. */
final class SmallCloud {
    static final String SERVER_ID = "5c9bd3f4-1d2e-4f5a-9b8c-7d6e5f4a3b2c";
    static final String IMAGE_ID = "70a599e0-31e7-49b7-b260-868f441e862b";
    static final String REQUEST_ID = "req-0c5f4b1e-6d1d-4f6a-8a3e-0f3f5b6c7d8e";

    static final String SERVER = """
            {"id": "%s", "name": "web 1", "status": "ACTIVE", "tenant_id": "project-1", "user_id": "user-1",
             "metadata": {"role": "web", "n": "1"}, "hostId": "abc", "image": {"id": "%s", "links": []},
             "flavor": {"vcpus": 1, "ram": 512, "disk": 1, "ephemeral": 0, "swap": 0, "original_name": "m1.tiny",
                        "extra_specs": {"hw:cpu_policy": "shared"}},
             "created": "2026-01-02T03:04:05Z", "updated": "2026-01-02T03:05:06Z",
             "addresses": {"private": [{"version": 4, "addr": "10.0.0.5"}, {"version": 6, "addr": "fd00::5"}],
                           "admin": [{"version": 4, "addr": "192.168.0.9"}]},
             "accessIPv4": "", "accessIPv6": "", "links": [], "OS-DCF:diskConfig": "MANUAL", "progress": 0,
             "OS-EXT-AZ:availability_zone": "nova", "config_drive": "", "key_name": null,
             "OS-SRV-USG:launched_at": "2026-01-02T03:05:06.000000", "OS-SRV-USG:terminated_at": null,
             "OS-EXT-SRV-ATTR:host": "h1", "OS-EXT-SRV-ATTR:instance_name": "instance-00000001",
             "OS-EXT-STS:task_state": null, "OS-EXT-STS:vm_state": "active", "OS-EXT-STS:power_state": 1,
             "os-extended-volumes:volumes_attached": [], "security_groups": [{"name": "web"}, {"name": "default"},
             {"name": "web"}], "locked": false, "locked_reason": null, "description": "a \\\\n b", "tags": ["blue"],
             "host_status": "UP", "trusted_image_certificates": null, "server_groups": []}""".formatted(SERVER_ID, IMAGE_ID);

    private static final String FLAVOR = """
            {"id": "1", "name": "m1.tiny", "ram": 512, "disk": 1, "vcpus": 1, "swap": 0, "rxtx_factor": 1.0,
             "OS-FLV-EXT-DATA:ephemeral": 0, "OS-FLV-DISABLED:disabled": false, "os-flavor-access:is_public": true,
             "description": null, "extra_specs": {"hw:cpu_policy": "shared"}, "links": []}""";

    private static final String EVENTS = """
            [{"event": "compute__do_build_and_run_instance", "start_time": "2026-01-02T03:04:06.000000",
              "finish_time": "2026-01-02T03:05:06.000000", "result": "Success", "traceback": null, "host": "h1",
              "hostId": "abc", "details": null}]""";

    private static final String HYPERVISOR = """
            {"id": "b1e43b5f-eec1-44e0-9f10-7b4945c0226d", "hypervisor_hostname": "h1.example", "state": "up",
             "status": "enabled", "host_ip": "10.0.0.1", "hypervisor_type": "QEMU", "hypervisor_version": 7002000,
             "uptime": " 08:32:11 up 93 days, 18:25, 12 users,  load average: 0.20, 0.12, 0.14", "servers": [],
             "service": {"id": "e81d66a4-ddd3-4aba-8a84-171d1cb4d339", "host": "h1", "disabled_reason": null}}""";

    private static final String SERVICE = """
            {"id": "e81d66a4-ddd3-4aba-8a84-171d1cb4d339", "binary": "nova-compute", "host": "h1", "zone": "nova",
             "status": "enabled", "state": "up", "updated_at": "2026-01-02T03:04:05.000000", "disabled_reason": null,
             "forced_down": false}""";

    private SmallCloud() {}

    static ScriptedCloud script(ScriptedCloud cloud) {
        String server = "/v2.1/servers/" + SERVER_ID;
        cloud.on("GET /v2.1/servers/detail", "{\"servers\": [" + SERVER + "]}")
                .on(
                        "GET /v2.1/servers",
                        "{\"servers\": [{\"id\": \"" + SERVER_ID + "\", \"name\": \"web 1\", \"links\": []}]}")
                .on(
                        "POST /v2.1/servers",
                        202,
                        "{\"server\": {\"id\": \"" + SERVER_ID + "\", \"adminPass\": \"pw\", \"links\": []}}")
                .on("GET " + server, "{\"server\": " + SERVER + "}")
                .on("PUT " + server, "{\"server\": " + SERVER + "}")
                .on("DELETE " + server, 204, "")
                .on("POST " + server + "/action", 202, "{\"output\": \"line one\\nline two\"}")
                .on("POST " + server + "/metadata", "{\"metadata\": {}}")
                .on("DELETE " + server + "/metadata/role", 204, "")
                .on("GET " + server + "/tags", "{\"tags\": [\"blue\", \"red\"]}")
                .on("PUT " + server + "/tags", "{\"tags\": [\"blue\"]}")
                .on("PUT " + server + "/tags/green", 201, "")
                .on("DELETE " + server + "/tags/blue", 204, "");
        actions(cloud, server);
        flavors(cloud);
        hosts(cloud);
        project(cloud);
        groupings(cloud);
        cloud.on("GET /v2/images", "{\"images\": [{\"id\": \"" + IMAGE_ID + "\", \"name\": \"tiny\"}]}")
                .on("GET /v2/images/" + IMAGE_ID, "{\"id\": \"" + IMAGE_ID + "\", \"name\": \"tiny\"}")
                .on("GET /v2.0/networks", "{\"networks\": [{\"id\": \"net-1\", \"name\": \"private\"}]}");
        return cloud;
    }

    private static void actions(ScriptedCloud cloud, String server) {
        String action = """
                {"action": "create", "instance_uuid": "%s", "request_id": "%s", "user_id": "user-1",
                 "project_id": "project-1", "start_time": "2026-01-02T03:04:05.000000", "message": null,
                 "updated_at": "2026-01-02T03:05:06.000000", "events": %s}""".formatted(SERVER_ID, REQUEST_ID, EVENTS);
        cloud.on("GET " + server + "/os-instance-actions", "{\"instanceActions\": [" + action + "]}")
                .on("GET " + server + "/os-instance-actions/" + REQUEST_ID, "{\"instanceAction\": " + action + "}")
                .on("GET /v2.1/x/servers/" + SERVER_ID + "/explain", """
                        {"explanation": {"server": "s", "considered": 2, "accepted": 0,
                         "message": "No valid host was found. RAM: 2 hosts", "sums": [{"check": "RAM", "hosts": 2}],
                         "hosts": [{"host": "h1", "check": "RAM", "need": "512 MiB", "have": "100 MiB"},
                                   {"host": "h2", "check": "RAM", "need": "512 MiB", "have": "0 MiB"}]}}""");
    }

    private static void flavors(ScriptedCloud cloud) {
        cloud.on("GET /v2.1/flavors/detail", "{\"flavors\": [" + FLAVOR + "]}")
                .on("GET /v2.1/flavors", "{\"flavors\": [" + FLAVOR + "]}")
                .on("POST /v2.1/flavors", "{\"flavor\": " + FLAVOR + "}")
                .on("GET /v2.1/flavors/1", "{\"flavor\": " + FLAVOR + "}")
                .on("PUT /v2.1/flavors/1", "{\"flavor\": " + FLAVOR + "}")
                .on("DELETE /v2.1/flavors/1", 202, "")
                .on("POST /v2.1/flavors/1/os-extra_specs", "{\"extra_specs\": {}}")
                .on("DELETE /v2.1/flavors/1/os-extra_specs/a", "")
                .on("POST /v2.1/flavors/1/action", """
                        {"flavor_access": [{"flavor_id": "1", "tenant_id": "p2"}]}""")
                .on("GET /v2.1/os-keypairs", """
                        {"keypairs": [{"keypair": {"name": "k1", "type": "ssh", "fingerprint": "aa:bb"}}]}""")
                .on("POST /v2.1/os-keypairs", """
                        {"keypair": {"name": "k2", "private_key": "-----BEGIN-----\\nx\\n"}}""")
                .on("GET /v2.1/os-keypairs/k1", """
                        {"keypair": {"name": "k1", "type": "ssh", "fingerprint": "aa:bb", "public_key": "ssh-rsa A",
                         "id": 3, "deleted": false, "deleted_at": null, "updated_at": null, "user_id": "user-1",
                         "created_at": "2026-01-02T03:04:05.000000"}}""")
                .on("DELETE /v2.1/os-keypairs/k1", 204, "");
    }

    private static void hosts(ScriptedCloud cloud) {
        String service = "{\"service\": " + SERVICE + "}";
        cloud.on("GET /v2.1/os-hypervisors", "{\"hypervisors\": [" + HYPERVISOR + "]}")
                .on("GET /v2.1/os-hypervisors/detail", "{\"hypervisors\": [" + HYPERVISOR + "]}")
                .on(
                        "GET /v2.1/os-hypervisors?hypervisor_hostname_pattern=h1&with_servers=True",
                        "{\"hypervisors\": [" + HYPERVISOR.replace("[]", "[{\"uuid\": \"u\", \"name\": \"n\"}]") + "]}")
                .on(
                        "GET /v2.1/os-hypervisors/b1e43b5f-eec1-44e0-9f10-7b4945c0226d",
                        "{\"hypervisor\": " + HYPERVISOR + "}")
                .on("GET /v2.1/os-services", "{\"services\": [" + SERVICE + "]}")
                .on("PUT /v2.1/os-services/e81d66a4-ddd3-4aba-8a84-171d1cb4d339", service)
                .on("DELETE /v2.1/os-services/e81d66a4-ddd3-4aba-8a84-171d1cb4d339", 204, "")
                .on("GET /v2.1/os-availability-zone/detail", """
                        {"availabilityZoneInfo": [
                          {"zoneName": "internal", "zoneState": {"available": true}, "hosts": {"c1": {"nova-conductor":
                            {"active": true, "available": true, "updated_at": "2026-01-02T03:04:05.000000"}}}},
                          {"zoneName": "nova", "zoneState": {"available": false}, "hosts": {"h2": {"nova-compute":
                            {"active": false, "available": false, "updated_at": null}}, "h1": {"nova-compute":
                            {"active": true, "available": true, "updated_at": null}}}}]}""");
    }

    private static void groupings(ScriptedCloud cloud) {
        String aggregate = """
                {"aggregate": {"id": 4, "name": "fast", "availability_zone": "z1", "hosts": ["h1", "h2"], "uuid": "u-4",
                 "metadata": {"availability_zone": "z1", "ssd": "true"}}}""";
        String group = """
                {"id": "g-1", "name": "web", "project_id": "project-1", "user_id": "user-1", "policy": "anti-affinity",
                 "rules": {"max_server_per_host": 2}, "members": ["m-1"]}""";
        cloud.on(
                        "GET /v2.1/os-aggregates",
                        "{\"aggregates\": [" + aggregate.substring(14, aggregate.length() - 1) + "]}")
                .on("POST /v2.1/os-aggregates", """
                        {"aggregate": {"id": 4, "name": "fast", "availability_zone": "z1", "uuid": "u-4"}}""")
                .on("GET /v2.1/os-aggregates/4", aggregate)
                .on("PUT /v2.1/os-aggregates/4", aggregate)
                .on("POST /v2.1/os-aggregates/4/action", aggregate)
                .on("DELETE /v2.1/os-aggregates/4", "")
                .on("GET /v2.1/os-server-groups", "{\"server_groups\": [" + group + "]}")
                .on("POST /v2.1/os-server-groups", "{\"server_group\": " + group + "}")
                .on("GET /v2.1/os-server-groups/g-1", "{\"server_group\": " + group + "}")
                .on("DELETE /v2.1/os-server-groups/g-1", 204, "");
    }

    private static void project(ScriptedCloud cloud) {
        String usage = """
                {"tenant_id": "project-1", "total_hours": 1.5, "total_memory_mb_usage": 768.125,
                 "total_vcpus_usage": 1.5, "total_local_gb_usage": 0.333, "start": "a", "stop": "b",
                 "server_usages": [{"instance_id": "i1"}]}""";
        cloud.on("GET /v2.1/limits", """
                        {"limits": {"rate": [], "absolute": {"maxTotalInstances": 10, "totalInstancesUsed": 1,
                         "maxTotalCores": 20, "totalCoresUsed": 1, "maxTotalRAMSize": 51200, "totalRAMUsed": 512,
                         "maxServerMeta": 128, "maxTotalKeypairs": 100, "maxServerGroups": 10,
                         "totalServerGroupsUsed": 0, "maxServerGroupMembers": 10}}}""")
                .on("GET /v2.1/os-quota-sets/project-1", """
                        {"quota_set": {"id": "project-1", "instances": 10, "cores": 20, "ram": 51200,
                         "metadata_items": 128, "key_pairs": 100, "server_groups": 10, "server_group_members": 10}}""")
                .on("GET /v2.1/os-quota-sets/project-1/detail", """
                        {"quota_set": {"id": "project-1", "instances": {"in_use": 1, "limit": 10, "reserved": 0}}}""")
                .on("GET /v2.1/os-quota-sets/project-1/defaults", """
                        {"quota_set": {"id": "project-1", "instances": 10, "cores": 20}}""")
                .on("PUT /v2.1/os-quota-sets/project-1", "{\"quota_set\": {}}")
                .on("DELETE /v2.1/os-quota-sets/project-1", 202, "")
                .on("GET /v2.1/os-simple-tenant-usage/project-1", "{\"tenant_usage\": " + usage + "}")
                .on("GET /v2.1/os-simple-tenant-usage/project-1?marker", "{\"tenant_usage\": {}}")
                .on("GET /v2.1/os-simple-tenant-usage?marker", "{\"tenant_usages\": []}")
                .on("GET /v2.1/os-simple-tenant-usage", "{\"tenant_usages\": [" + usage + "]}")
                .on("GET /", """
                        {"versions": [{"id": "v2.0", "status": "SUPPORTED", "version": "", "min_version": "",
                         "updated": "2011-01-21T11:33:21Z", "links": []}, {"id": "v2.1", "status": "CURRENT",
                         "version": "2.104", "min_version": "2.1", "updated": "2013-07-23T11:33:21Z", "links": []}]}""");
    }

    /** Serves on a fixed port for comparing with another client by hand. */
    public static void main(String[] arguments) throws Exception {
        script(new ScriptedCloud(Integer.parseInt(arguments[0])));
    }
}
