package nova.api.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nova.api.fixture.PolicyMatrix;
import nova.api.fixture.Things;
import nova.http.HttpHeaders;
import nova.http.Route;

/** Requests for one route after the other: each of a seed of its own, so that it can be made again alone. */
final class FuzzedRequests {
    private static final List<String> QUERY_NAMES = List.of(
            "limit",
            "marker",
            "offset",
            "sort_key",
            "sort_dir",
            "all_tenants",
            "changes-since",
            "changes-before",
            "name",
            "ip",
            "ip6",
            "status",
            "image",
            "flavor",
            "host",
            "node",
            "project_id",
            "tenant_id",
            "user_id",
            "uuid",
            "deleted",
            "soft_deleted",
            "locked",
            "tags",
            "tags-any",
            "not-tags",
            "created_at",
            "launched_at",
            "launch_index",
            "progress",
            "power_state",
            "task_state",
            "vm_state",
            "reservation_id",
            "key_name",
            "availability_zone",
            "config_drive",
            "description",
            "hostname",
            "kernel_id",
            "access_ip_v4",
            "is_public",
            "minRam",
            "minDisk",
            "start",
            "end",
            "detailed",
            "binary",
            "hypervisor_hostname_pattern",
            "with_servers",
            "instance_uuid",
            "migration_type",
            "source_compute",
            "hidden",
            "all_projects",
            "force",
            "delete_info",
            "x-unknown",
            "_x",
            "metadata",
            "servers");
    private static final List<String> HEADER_NAMES = List.of(
            "Content-Type",
            "Accept-Language",
            "OpenStack-API-Version",
            "X-OpenStack-Nova-API-Version",
            "X-OpenStack-Request-ID",
            "Idempotency-Key",
            "X-Service-Token",
            "If-None-Match",
            "Range",
            "Expect");
    private static final List<String> HEADER_VALUES = List.of(
            "application/json; charset=latin-1",
            "application/vnd.openstack.compute+json",
            "text/xml",
            "compute latest",
            "compute 2.1, volume 3.1, compute 2.9",
            "compute 2.01",
            "compute 2.99999999999999999999",
            "compute -2.1",
            "latest",
            "req-",
            "bytes=0-1");
    private static final List<String> RAW_QUERIES = List.of(
            "%zz=1", "name=%ff%fe", "name=%", "&&&=&", "=", "limit", "limit=1&limit=2", "a[]=1", "?x=1", "%00=%00");
    private static final Map<String, List<String>> RIGHT = Map.of(
            "limit", List.of("1", "0", "1000", "-1", "99999999999999999999"),
            "sort_key", List.of("created_at", "display_name", "host", "uuid", "memory_mb", "vcpus"),
            "sort_dir", List.of("asc", "desc"),
            "all_tenants", List.of("1", ""),
            "deleted", List.of("1"),
            "status", List.of("ACTIVE", "BUILD", "deleted", "SOFT_DELETED"),
            "changes-since", List.of("2020-01-01T00:00:00Z", "2030-01-01T00:00:00+01:00"),
            "start", List.of("2020-01-01T00:00:00", "2026-01-01T00:00:00.000000"));
    private static final int MOST_PARAMETERS = 4;
    private static final int NEWEST_MINOR = 104;

    private final PolicyMatrix matrix = PolicyMatrix.read();
    private final RicherBodies bodies = new RicherBodies();
    private final Things things;

    FuzzedRequests(Things things) {
        this.things = things;
    }

    record Fuzzed(HttpHeaders headers, String version, String method, String path, String body) {}

    Fuzzed make(Route route, long seed) {
        Mess mess = new Mess(new Random(seed));
        String version = mess.oneIn(4) ? "2." + (1 + new Random(seed).nextInt(NEWEST_MINOR)) : Things.newest(route);
        return new Fuzzed(
                headers(mess),
                version,
                route.method(),
                path(route, mess) + query(mess),
                route.method().equals("GET") && !mess.oneIn(20) ? "" : mess.body(right(route, mess)));
    }

    /** Those a test would send come after these, so that these count. */
    private static HttpHeaders headers(Mess mess) {
        HttpHeaders headers = HttpHeaders.of("X-Auth-Token", mess.oneIn(5) ? "member" : "admin");
        if (!mess.oneIn(6)) {
            return headers;
        }
        String value = mess.oneIn(3) ? mess.pick(HEADER_VALUES) : mess.text();
        return headers.with(mess.pick(HEADER_NAMES), value);
    }

    private String right(Route route, Mess mess) {
        Optional<String> row = matrix.of(route).map(each -> each.body(route));
        List<String> richer = bodies.of(route);
        String body = richer.isEmpty() || mess.oneIn(4) ? row.orElse("") : mess.pick(richer);
        return things.body(body).replace('\'', '"');
    }

    private String path(Route route, Mess mess) {
        StringBuilder path = new StringBuilder();
        String[] real = things.path(route.path()).split("/");
        for (int i = 1; i < real.length; i++) {
            boolean named = route.path().segments().get(i - 1).startsWith("{");
            path.append('/').append(named && mess.oneIn(4) ? segment(mess) : real[i]);
        }
        return path.toString();
    }

    private static String segment(Mess mess) {
        if (mess.oneIn(6)) {
            return mess.pick(List.of("%zz", "%ff%fe", "%", "%00", "%2e%2e", "%c0%af", ".", "a%2Fb", "+", "%0d%0a"));
        }
        return encoded(mess.text());
    }

    private static String query(Mess mess) {
        if (mess.oneIn(2)) {
            return "";
        }
        if (mess.oneIn(12)) {
            return "?" + mess.pick(RAW_QUERIES);
        }
        StringBuilder query = new StringBuilder("?");
        int many = mess.oneIn(40) ? 300 : 1 + mess.pick(List.of(0, 1, 2, MOST_PARAMETERS));
        for (int i = 0; i < many; i++) {
            String name = mess.oneIn(15) ? mess.text() : mess.pick(QUERY_NAMES);
            List<String> right = RIGHT.getOrDefault(name, List.of());
            String value = right.isEmpty() || mess.oneIn(3) ? mess.text() : mess.pick(right);
            query.append(i == 0 ? "" : "&").append(encoded(name)).append('=').append(encoded(value));
        }
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
