package nova.api.extension;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * {@code /extensions}: what was an extension once, as Nova has frozen it: also what has gone since. Kept because clients
 * look for the aliases of what they use.
 */
public final class ExtensionRoutes {
    private static final String UPDATED = "2014-12-03T00:00:00Z";

    private record Extension(String alias, String name) {
        static Extension of(String line) {
            String[] columns = line.split("\t");
            return new Extension(columns[0], columns[1]);
        }
    }

    private final List<Extension> extensions = read();

    private static List<Extension> read() {
        try (InputStream table = ExtensionRoutes.class.getResourceAsStream("extensions.tsv")) {
            String text = new String(requireNonNull(table, "extensions.tsv").readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(Extension::of).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read extensions.tsv", broken);
        }
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/extensions", this::index)
                        .query(QueryRules.noneSince(2, 102))
                        .policy("os_compute_api:extensions"),
                Route.get("/extensions/{alias}", this::show)
                        .query(QueryRules.noneSince(2, 102))
                        .policy("os_compute_api:extensions"));
    }

    private HttpResponse index(HttpRequest request) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("extensions");
        extensions.forEach(extension -> array.add(view(extension)));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        ObjectNode body = Json.object();
        body.set(
                "extension",
                extensions.stream()
                        .filter(extension -> extension.alias().equals(request.value("alias")))
                        .findFirst()
                        .map(ExtensionRoutes::view)
                        .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "The resource could not be found.")));
        return HttpResponse.json(200, body);
    }

    private static ObjectNode view(Extension extension) {
        ObjectNode node = Json.object()
                .put("alias", extension.alias())
                .put("name", extension.name())
                .put("description", extension.name())
                .put("namespace", "http://docs.openstack.org/compute/ext/fake_xml")
                .put("updated", UPDATED);
        node.putArray("links");
        return node;
    }
}
