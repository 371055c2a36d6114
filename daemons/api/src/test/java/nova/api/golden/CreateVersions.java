package nova.api.golden;

import static nova.api.golden.VersionCase.send;

import java.util.List;

/** What versions changed of the request that creates servers. */
final class CreateVersions {
    private static final String POST = "POST /servers";

    private CreateVersions() {}

    private static String body(String more) {
        return "{'server': {'name': 'db', 'imageRef': '{image}', 'flavorRef': '1'" + more + "}}";
    }

    private static String wired(String more) {
        return body(", 'networks': 'none'" + more);
    }

    static List<VersionCase> all() {
        String disk = ", 'block_device_mapping_v2': [{'boot_index': 0, 'uuid': '{image}', 'source_type': 'image',"
                + " 'destination_type': 'local', 'tag': 'root'}]";
        String network = ", 'networks': [{'uuid': '{network}', 'tag': 'front'}]";
        return List.of(
                send(19, "create-description", POST, body(", 'description': 'front'"))
                        .statuses(400, 202),
                send(32, "create-network-tag", POST, body(network)).statuses(400, 202),
                send(33, "create-device-tag-gone", POST, body(disk)).statuses(202, 400),
                send(37, "create-needs-networks", POST, body("")).statuses(202, 400),
                send(37, "create-network-tag-gone", POST, body(network)).statuses(202, 400),
                send(42, "create-tags-again", POST, body(network)).statuses(400, 202),
                send(52, "create-tags", POST, wired(", 'tags': ['blue']")).statuses(400, 202),
                send(57, "create-personality-gone", POST, wired(", 'personality': []"))
                        .statuses(202, 400),
                send(63, "create-trusted-certificates", POST, wired(", 'trusted_image_certificates': ['c1']"))
                        .statuses(400, 202),
                send(74, "create-on-host", POST, wired(", 'host': 'h1'"))
                        .asAdmin()
                        .statuses(400, 202),
                send(90, "create-hostname", POST, wired(", 'hostname': 'db-1'")).statuses(400, 202),
                send(90, "create-hostname-of-several", POST, wired(", 'hostname': 'db-1', 'max_count': 2"))
                        .statuses(400, 400),
                send(94, "create-domain-name", POST, wired(", 'hostname': 'db.example.org'"))
                        .statuses(400, 202));
    }
}
