package nova.api.golden;

import static nova.api.golden.VersionCase.get;
import static nova.api.golden.VersionCase.send;

import java.util.List;

/** What versions changed of flavors, keypairs, server groups. */
final class CatalogueVersions {
    private static final String KEY = "'public_key': '" + VersionWorld.PUBLIC_KEY + "'";

    private CatalogueVersions() {}

    static List<VersionCase> flavors() {
        String m3 = "'id': '3', 'name': 'm3', 'ram': 1, 'vcpus': 1, 'disk': 1";
        return List.of(
                send(
                                7,
                                "flavor-access-of-public",
                                "POST /flavors/1/action",
                                "{'addTenantAccess': {'tenant': '{project}'}}")
                        .asAdmin()
                        .statuses(200, 409),
                get(55, "flavor-description", "/flavors/1").adds("flavor/description"),
                get(55, "flavors-description", "/flavors").adds("flavors[]/description"),
                send(55, "flavor-create-described", "POST /flavors", "{'flavor': {" + m3 + ", 'description': 'x'}}")
                        .asAdmin()
                        .statuses(400, 200),
                send(55, "flavor-describe", "PUT /flavors/1", "{'flavor': {'description': 'x'}}")
                        .asAdmin()
                        .statuses(404, 200),
                get(61, "flavor-extra-specs", "/flavors/1").adds("flavor/extra_specs"),
                get(61, "flavors-extra-specs", "/flavors/detail").adds("flavors[]/extra_specs"),
                get(75, "flavor-swap", "/flavors/1"),
                get(75, "flavors-unknown-query", "/flavors?nonsense=1").statuses(200, 400),
                send(
                                86,
                                "flavor-extra-spec-checked",
                                "POST /flavors/1/os-extra_specs",
                                "{'extra_specs': {'hw:numa_nodes': 'many'}}")
                        .asAdmin()
                        .statuses(200, 400),
                get(102, "flavor-without-factor", "/flavors/1")
                        .drops("flavor/rxtx_factor", "flavor/OS-FLV-DISABLED:disabled"),
                send(102, "flavor-create-factor", "POST /flavors", "{'flavor': {" + m3 + ", 'rxtx_factor': 1.0}}")
                        .asAdmin()
                        .statuses(200, 400),
                get(102, "flavors-name-filter", "/flavors?name=m2").statuses(400, 200),
                get(102, "flavor-unknown-query", "/flavors/1?nonsense=1").statuses(200, 400));
    }

    static List<VersionCase> keypairs() {
        return List.of(
                send(2, "keypair-import", "POST /os-keypairs", "{'keypair': {'name': 'new', " + KEY + "}}")
                        .statuses(200, 201)
                        .adds("keypair/type"),
                get(2, "keypair-type", "/os-keypairs/key").adds("keypair/type"),
                get(2, "keypairs-type", "/os-keypairs").adds("keypairs[]/keypair/type"),
                send(2, "keypair-delete", "DELETE /os-keypairs/key", "").statuses(202, 204),
                get(10, "keypairs-of-user", "/os-keypairs?user_id=member")
                        .asAdmin()
                        .adds("keypairs[]"),
                get(35, "keypairs-paged", "/os-keypairs?limit=1").adds("keypairs_links"),
                send(92, "keypair-not-generated", "POST /os-keypairs", "{'keypair': {'name': 'new'}}")
                        .statuses(201, 400),
                send(92, "keypair-name", "POST /os-keypairs", "{'keypair': {'name': 'joe@home.org', " + KEY + "}}")
                        .statuses(400, 201));
    }

    static List<VersionCase> groups() {
        String group = "/os-server-groups/{group}";
        String soft = "{'server_group': {'name': 'soft', 'policies': ['soft-affinity']}}";
        String rules =
                "{'server_group': {'name': 'few', 'policy': 'anti-affinity', 'rules': {'max_server_per_host': 3}}}";
        return List.of(
                get(13, "group-owner", group).adds("server_group/project_id", "server_group/user_id"),
                get(13, "groups-owner", "/os-server-groups")
                        .adds("server_groups[]/project_id", "server_groups[]/user_id"),
                send(15, "group-soft-affinity", "POST /os-server-groups", soft).statuses(400, 200),
                get(64, "group-policy", group)
                        .drops("server_group/policies", "server_group/metadata")
                        .adds("server_group/policy", "server_group/rules"),
                send(64, "group-rules", "POST /os-server-groups", rules).statuses(400, 200),
                get(75, "groups-unknown-query", "/os-server-groups?nonsense=1").statuses(200, 400));
    }
}
