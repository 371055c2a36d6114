package nova.cli.rehearsal;

import com.sun.net.httpserver.HttpExchange;

/** Answers of the cloud that exists only in the {@link Rehearsal}. */
final class MadeUpCloud {
    private static final String ID = "00000000-0000-4000-8000-000000000001";
    private static final String SERVER_PATH = "/servers/" + ID;

    private static final String SERVER = """
            {"id": "ID", "name": "first", "status": "ACTIVE", "tenant_id": "p", "user_id": "u", "updated": "2026-01-01",
             "metadata": {}, "addresses": {"private": [{"addr": "10.0.0.5", "version": 4}]}, "progress": 0,
             "image": {"id": "ID"}, "OS-EXT-STS:task_state": null, "OS-EXT-STS:power_state": 1, "locked": false,
             "flavor": {"vcpus": 1, "ram": 64, "disk": 0, "original_name": "m1.tiny", "extra_specs": {}},
             "security_groups": [{"name": "default"}], "fault": {"message": "none"}}""".replace("ID", ID);

    private MadeUpCloud() {}

    /** JSON text; empty means 404. */
    static String answer(String root, HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/v3/auth")) {
            return catalog(root);
        }
        if (path.endsWith("/action")) {
            return "{\"output\": \"hello\"}";
        }
        return switch (path.startsWith("/v2.1") ? path.substring("/v2.1".length()) : path) {
            case "" -> "{\"version\": {\"id\": \"v2.1\", \"version\": \"2.104\", \"min_version\": \"2.1\"}}";
            case "/servers", "/servers/detail" ->
                exchange.getRequestMethod().equals("POST")
                        ? "{\"server\": {\"id\": \"" + ID + "\"}}"
                        : "{\"servers\": [" + SERVER + "]}";
            case SERVER_PATH -> "{\"server\": " + SERVER + "}";
            case SERVER_PATH + "/os-instance-actions" ->
                "{\"instanceActions\": [{\"action\": \"create\", \"request_id\": \"req-1\", \"start_time\": \"now\"}]}";
            case "/flavors", "/flavors/detail" ->
                "{\"flavors\": [{\"id\": \"1\", \"name\": \"m1.tiny\", \"ram\": 64}]}";
            case "/flavors/1" -> "{\"flavor\": {\"id\": \"1\", \"name\": \"m1.tiny\", \"ram\": 64}}";
            case "/v2/images" -> "{\"images\": [{\"id\": \"" + ID + "\", \"name\": \"tiny\"}]}";
            case "/v2/images/" + ID -> "{\"id\": \"" + ID + "\", \"name\": \"tiny\"}";
            case "/os-hypervisors" -> "{\"hypervisors\": []}";
            case "/os-services" -> "{\"services\": []}";
            default -> "";
        };
    }

    private static String catalog(String root) {
        String endpoint = "{\"interface\": \"public\", \"region_id\": \"RegionOne\", \"url\": \"%s\"}";
        return """
                {"token": {"project": {"id": "p"}, "user": {"id": "u"}, "catalog": [
                  {"type": "compute", "name": "nova", "endpoints": [%s]},
                  {"type": "image", "name": "glance", "endpoints": [%s]}]}}""".formatted(endpoint.formatted(root + "/v2.1"), endpoint.formatted(root));
    }
}
