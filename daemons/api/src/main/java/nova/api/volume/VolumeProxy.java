package nova.api.volume;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nova.api.proxy.Slice;
import nova.http.HttpHandler;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.ValueRule;
import nova.http.json.Json;

/** What the proxies of volumes and of snapshots have in common: all but how one is made. */
final class VolumeProxy {
    private final Volumes things;
    private final String kind;
    private final Function<JsonNode, ObjectNode> view;
    private final int maxLimit;

    /** {@code kind} is the key of one in documents. */
    VolumeProxy(Volumes things, String kind, Function<JsonNode, ObjectNode> view, int maxLimit) {
        this.things = requireNonNull(things, "things");
        this.kind = requireNonNull(kind, "kind");
        this.view = requireNonNull(view, "view");
        this.maxLimit = maxLimit;
    }

    /** {@code rules} is how the names of the policy's rules begin. */
    List<Route> routes(String path, String rules, ValueRule wanted, HttpHandler create) {
        return Stream.of(
                        Route.get(path, this::index).query(Slice.QUERY).policy(rules + "list"),
                        Route.get(path + "/detail", this::index)
                                .query(Slice.QUERY)
                                .policy(rules + "detail"),
                        Route.post(path, create).takes(wanted).policy(rules + "create"),
                        Route.get(path + "/{id}", this::show).policy(rules + "show"),
                        Route.delete(path + "/{id}", this::delete).policy(rules + "delete"))
                .map(route -> route.until(2, 35))
                .toList();
    }

    HttpResponse answer(JsonNode thing) {
        ObjectNode body = Json.object();
        body.set(kind, view.apply(thing));
        return HttpResponse.json(200, body);
    }

    private HttpResponse index(HttpRequest request) {
        Slice slice = Slice.of(request, maxLimit);
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray(kind + "s");
        slice.of(things.list()).forEach(thing -> array.add(view.apply(thing)));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        return answer(things.find(request.value("id")));
    }

    private HttpResponse delete(HttpRequest request) {
        things.delete(request.value("id"));
        return HttpResponse.empty(202);
    }
}
