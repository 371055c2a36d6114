package nova.api.fuzz;

import java.util.List;
import java.util.Map;
import nova.http.Route;

/** Right bodies with as many fields as a request can have, so that what happens to them reaches every rule. */
final class RicherBodies {
    private static final String UUID = "11111111-2222-3333-4444-555555555555";
    private static final Map<String, List<String>> BODIES = Map.ofEntries(
            Map.entry(
                    "POST /servers",
                    List.of(
                            "{'server': {'name': 'a', 'flavorRef': '1', 'imageRef': 'UUID', 'networks': 'none', 'metadata': {'k': 'v'},"
                                    + " 'availability_zone': 'nova', 'tags': ['t'], 'description': 'd', 'hostname': 'h-1',"
                                    + " 'accessIPv4': '10.0.0.1', 'accessIPv6': '::1', 'config_drive': true, 'key_name': 'k',"
                                    + " 'min_count': 1, 'max_count': 2, 'user_data': 'YQ==', 'OS-DCF:diskConfig': 'AUTO',"
                                    + " 'security_groups': [{'name': 'default'}], 'adminPass': 'p', 'trusted_image_certificates': ['c']},"
                                    + " 'os:scheduler_hints': {'group': 'UUID', 'same_host': ['UUID'], 'query': '[\\\"=\\\",\\\"$free_ram_mb\\\",1]'}}",
                            "{'server': {'name': 'a', 'flavorRef': '1', 'networks': [{'uuid': 'UUID', 'fixed_ip': '10.0.0.2', 'tag': 'n'},"
                                    + " {'port': 'UUID'}], 'block_device_mapping_v2': [{'boot_index': 0, 'uuid': 'UUID',"
                                    + " 'source_type': 'image', 'destination_type': 'local', 'volume_size': 1, 'delete_on_termination': true,"
                                    + " 'guest_format': 'ext4', 'device_type': 'disk', 'disk_bus': 'virtio', 'device_name': 'vda', 'tag': 'b',"
                                    + " 'volume_type': 'lvm'}], 'host': 'h', 'hypervisor_hostname': 'n'}}")),
            Map.entry(
                    "POST /flavors",
                    List.of(
                            "{'flavor': {'name': 'NEW', 'id': 'NEW', 'ram': 512, 'vcpus': 1, 'disk': 1, 'swap': 1, 'rxtx_factor': 1.0,"
                                    + " 'OS-FLV-EXT-DATA:ephemeral': 1, 'os-flavor-access:is_public': true, 'description': 'd'}}")),
            Map.entry(
                    "POST /flavors/{id}/os-extra_specs",
                    List.of(
                            "{'extra_specs': {'hw:cpu_policy': 'dedicated', 'hw:mem_page_size': 'large', 'quota:cpu_shares': '5',"
                                    + " 'resources:VCPU': '1', 'trait:HW_CPU_X86_VMX': 'required', 'own:key': 'v'}}")),
            Map.entry(
                    "POST /os-keypairs",
                    List.of(
                            "{'keypair': {'name': 'NEW', 'type': 'ssh', 'user_id': 'u', 'public_key':"
                                    + " 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJc5mEY8rWJ4oKrSCSLtQeFbtBGvxsqXzuz9pa4bmeQP a'}}",
                            "{'keypair': {'name': 'NEW'}}")),
            Map.entry(
                    "PUT /servers/{id}",
                    List.of(
                            "{'server': {'name': 'b', 'accessIPv4': '10.0.0.1', 'accessIPv6': '::1', 'description': 'd',"
                                    + " 'hostname': 'h-2', 'OS-DCF:diskConfig': 'AUTO'}}")),
            Map.entry(
                    "PUT /os-quota-sets/{project}",
                    List.of("{'quota_set': {'instances': 5, 'cores': -1, 'ram': 5, 'metadata_items': 5, 'key_pairs': 5,"
                            + " 'server_groups': 5, 'server_group_members': 5, 'force': true, 'tenant_id': 'x'}}")),
            Map.entry(
                    "POST /os-server-groups",
                    List.of(
                            "{'server_group': {'name': 'g', 'policy': 'anti-affinity', 'rules': {'max_server_per_host': 2}}}")),
            Map.entry(
                    "PUT /os-services/{id}",
                    List.of("{'status': 'disabled', 'disabled_reason': 'r', 'forced_down': true}")),
            Map.entry(
                    "POST /os-server-external-events",
                    List.of(
                            "{'events': [{'name': 'network-vif-plugged', 'server_uuid': 'UUID', 'status': 'completed', 'tag': 't'}]}")));

    List<String> of(Route route) {
        return BODIES.getOrDefault(route.method() + " " + route.path().text(), List.of()).stream()
                .map(body -> body.replace("UUID", UUID))
                .toList();
    }
}
