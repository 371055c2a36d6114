package nova.api.image;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.length;
import static nova.http.body.Rules.named;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneProperty;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import nova.api.ApiContext;
import nova.api.proxy.Callers;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;
import nova.openstack.client.Service;
import nova.openstack.remote.Documents;

/** {@code /images/{id}/metadata}, until 2.38: an image's properties. */
public final class ImageMetadataRoutes {
    private static final String PATH = "/images/{id}/metadata";
    private static final ValueRule ITEMS = named("^[a-zA-Z0-9-_:. ]{1,255}$", text().and(length(0, 255)));
    private static final ValueRule ALL = object(field("metadata", ITEMS).mandatory());
    private static final ValueRule ONE =
            object(field("meta", ITEMS.and(oneProperty())).mandatory());

    private final ApiContext context;

    public ImageMetadataRoutes(ApiContext context) {
        this.context = context;
    }

    public List<Route> routes() {
        return Stream.of(
                        Route.get(PATH, this::index),
                        Route.post(PATH, this::merge).takes(ALL),
                        Route.put(PATH, this::replace).takes(ALL),
                        Route.get(PATH + "/{key}", this::show),
                        Route.put(PATH + "/{key}", this::set).takes(ONE),
                        Route.delete(PATH + "/{key}", this::remove))
                .map(route -> route.until(2, 38))
                .toList();
    }

    private HttpResponse index(HttpRequest request) {
        return answer("metadata", properties(request));
    }

    private HttpResponse show(HttpRequest request) {
        ObjectNode properties = properties(request);
        String key = request.value("key");
        if (!properties.has(key)) {
            throw new NovaException(ErrorCode.NOT_FOUND, "The resource could not be found.");
        }
        return answer("meta", properties.retain(key));
    }

    private HttpResponse merge(HttpRequest request) {
        JsonNode items = BodyCheck.body(ALL, request.json(), request.version()).get("metadata");
        ObjectNode old = properties(request);
        ObjectNode wanted = old.deepCopy();
        wanted.setAll((ObjectNode) items);
        return answer("metadata", change(request, old, wanted));
    }

    private HttpResponse replace(HttpRequest request) {
        JsonNode items = BodyCheck.body(ALL, request.json(), request.version()).get("metadata");
        return answer("metadata", change(request, properties(request), (ObjectNode) items));
    }

    private HttpResponse set(HttpRequest request) {
        JsonNode item = BodyCheck.body(ONE, request.json(), request.version()).get("meta");
        String key = request.value("key");
        if (!item.has(key)) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Request body and URI mismatch");
        }
        ObjectNode old = properties(request);
        ObjectNode wanted = old.deepCopy();
        wanted.set(key, item.get(key));
        change(request, old, wanted);
        return answer("meta", (ObjectNode) item);
    }

    private HttpResponse remove(HttpRequest request) {
        ObjectNode old = properties(request);
        String key = request.value("key");
        if (!old.has(key)) {
            throw new NovaException(ErrorCode.NOT_FOUND, "Invalid metadata key");
        }
        change(request, old, old.deepCopy().without(List.of(key)));
        return HttpResponse.empty(204);
    }

    private ObjectNode properties(HttpRequest request) {
        return images().find(Callers.current(), path(request))
                .map(ImageView::properties)
                .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "Image not found."));
    }

    private ObjectNode change(HttpRequest request, ObjectNode old, ObjectNode wanted) {
        requireWithin(wanted.size());
        ArrayNode steps = steps(old, wanted);
        if (!steps.isEmpty()) {
            patch(request, steps);
        }
        return wanted;
    }

    private void patch(HttpRequest request, ArrayNode steps) {
        try {
            images().patch(Callers.current(), path(request), steps);
        } catch (NovaException refused) {
            throw refused.code() == ErrorCode.FORBIDDEN
                    ? new NovaException(
                            ErrorCode.FORBIDDEN, "Not authorized for image " + request.value("id") + ".", refused)
                    : refused;
        }
    }

    private void requireWithin(int items) {
        RequestContext who = RequestContext.CURRENT.get();
        QuotaLimits defaults = context.servers().quota().limits();
        long limit = context.database()
                .read(
                        "limit of image metadata",
                        tx -> context.stores()
                                .quotas()
                                .bounds(tx, who.project(), who.user(), defaults)
                                .closest()
                                .of(QuotaResource.METADATA_ITEMS));
        if (limit != QuotaLimits.UNLIMITED && items > limit) {
            throw new NovaException(ErrorCode.OVER_QUOTA, "Image metadata limit exceeded");
        }
    }

    /** What to do to the image service's record, in its language. */
    private static ArrayNode steps(ObjectNode old, ObjectNode wanted) {
        ArrayNode steps = Json.array();
        old.fieldNames().forEachRemaining(key -> {
            if (!wanted.has(key)) {
                steps.addObject().put("op", "remove").put("path", pointer(key));
            }
        });
        wanted.properties().forEach(field -> {
            JsonNode before = old.get(field.getKey());
            if (!field.getValue().equals(before)) {
                steps.addObject()
                        .put("op", before == null ? "add" : "replace")
                        .put("path", pointer(field.getKey()))
                        .set("value", field.getValue());
            }
        });
        return steps;
    }

    private static String pointer(String key) {
        return "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private Documents images() {
        return context.peers().remote().images();
    }

    private static String path(HttpRequest request) {
        return "/v2/images/" + Service.encoded(request.value("id"));
    }

    private static HttpResponse answer(String key, ObjectNode properties) {
        ObjectNode body = Json.object();
        body.set(key, properties);
        return HttpResponse.json(200, body);
    }
}
