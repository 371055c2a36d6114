package nova.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.http.json.Json;
import nova.http.json.JsonWriter;

/**
 * The links of documents: {@code self} has the version in it, {@code bookmark} does not; both carry the project only
 * when the request's URL did. {@code base} replaces scheme, host and leading path when an operator configured it.
 */
public record Links(String base, String versionPart, String projectPart) {
    /** From a request whose routed prefix is {@code /v2.1} or {@code /v2.1/<project>}. */
    public static Links of(HttpRequest request, String configuredBase) {
        String prefix = request.routed().prefix();
        int second = prefix.indexOf('/', 1);
        String version = second < 0 ? prefix : prefix.substring(0, second);
        String project = second < 0 ? "" : prefix.substring(second);
        String base = configuredBase.isEmpty() ? request.origin().base() : stripped(configuredBase);
        return new Links(base, version, project);
    }

    public String self(String path) {
        return base + versionPart + projectPart + path;
    }

    public String bookmark(String path) {
        return base + projectPart + path;
    }

    public ArrayNode selfAndBookmark(String path) {
        ArrayNode links = Json.array();
        links.add(link("self", self(path)));
        links.add(link("bookmark", bookmark(path)));
        return links;
    }

    /** As {@link #selfAndBookmark(String)}, as the member {@code links}. */
    public void selfAndBookmark(JsonWriter out, String path) {
        out.beginArray("links");
        link(out, "self", self(path));
        link(out, "bookmark", bookmark(path));
        out.endArray();
    }

    /** The bookmark alone, as the member {@code links}. */
    public void bookmark(JsonWriter out, String path) {
        out.beginArray("links");
        link(out, "bookmark", bookmark(path));
        out.endArray();
    }

    private static void link(JsonWriter out, String rel, String href) {
        out.begin().put("rel", rel).put("href", href).end();
    }

    public static ObjectNode link(String rel, String href) {
        return Json.object().put("rel", rel).put("href", href);
    }

    private static String stripped(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
