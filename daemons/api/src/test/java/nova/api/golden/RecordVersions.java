package nova.api.golden;

import static nova.api.golden.VersionCase.get;
import static nova.api.golden.VersionCase.send;

import java.util.List;
import java.util.stream.Stream;

/** What versions changed of migrations, usage, hosts, events from outside, other services' resources and aliases. */
final class RecordVersions {
    private static final String MIGRATIONS = "/os-migrations";
    private static final String USAGE =
            "/os-simple-tenant-usage?start=2026-01-01T00:00:00&end=2026-02-01T00:00:00&detailed=1&limit=1";

    private RecordVersions() {}

    static List<VersionCase> records() {
        return Stream.of(
                        get(23, "migrations-type", MIGRATIONS)
                                .adds("migrations[]/migration_type", "migrations[]/links"),
                        get(23, "server-migrations", "/servers/{server}/migrations")
                                .statuses(404, 200),
                        get(40, "usage-paged", USAGE).adds("tenant_usages_links"),
                        get(43, "hosts-gone", "/os-hosts").statuses(200, 404),
                        get(59, "migrations-paged", MIGRATIONS + "?limit=1")
                                .adds("migrations[]/uuid", "migrations_links"),
                        get(59, "migrations-unknown-query", MIGRATIONS + "?nonsense=1")
                                .statuses(200, 400),
                        get(59, "server-migrations-uuid", "/servers/{server}/migrations")
                                .adds("migrations[]/uuid"),
                        get(66, "migrations-changes-before", MIGRATIONS + "?changes-before=2001-01-01T00:00:00Z")
                                .statuses(400, 200),
                        get(80, "migrations-owner", MIGRATIONS).adds("migrations[]/user_id", "migrations[]/project_id"),
                        get(80, "server-migrations-owner", "/servers/{server}/migrations")
                                .adds("migrations[]/user_id", "migrations[]/project_id"))
                .map(VersionCase::asAdmin)
                .toList();
    }

    static List<VersionCase> events() {
        return Stream.of(
                        event(51, "volume-extended", "{image}"),
                        event(76, "power-update", "POWER_ON"),
                        event(82, "accelerator-request-bound", "{image}"),
                        event(93, "volume-reimaged", "{image}"))
                .map(VersionCase::asAdmin)
                .toList();
    }

    private static VersionCase event(int minor, String name, String tag) {
        String body = "{'events': [{'name': '" + name + "', 'server_uuid': '{server}', 'tag': '" + tag + "'}]}";
        return send(minor, "event-" + name, "POST /os-server-external-events", body)
                .statuses(400, 200);
    }

    static List<VersionCase> ofOthers() {
        return List.of(
                get(4, "fixed-ips-gone-always", "/os-fixed-ips/10.0.0.5").statuses(410, 410),
                get(12, "virtual-interfaces-gone-always", "/servers/{server}/os-virtual-interfaces")
                        .statuses(410, 410),
                get(18, "project-in-url", "/{project}/servers/{server}"),
                get(36, "images-gone", "/images").statuses(200, 404),
                get(36, "networks-gone", "/os-networks").statuses(200, 404),
                get(36, "security-groups-gone", "/os-security-groups").statuses(200, 404),
                get(39, "image-metadata-gone", "/images/{image}/metadata").statuses(200, 404),
                send(
                                44,
                                "remove-floating-ip-gone",
                                "POST /servers/{server}/action",
                                "{'removeFloatingIp': {'address': '192.0.2.9'}}")
                        .statuses(404, 404),
                get(103, "volumes-boot-gone", "/os-volumes_boot").statuses(200, 404));
    }
}
