package nova.api.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nova.api.ApiContext;
import nova.api.proxy.Callers;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Route;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.openstack.client.Service;
import nova.openstack.client.Service.Parameter;
import nova.openstack.remote.Documents;

/** {@code /images}, until 2.35: the image service's records. */
public final class ImageRoutes {
    private static final String PATH = "/images";

    private final ApiContext context;

    public ImageRoutes(ApiContext context) {
        this.context = context;
    }

    public List<Route> routes() {
        return Stream.of(
                        Route.get(PATH, this::index).query(ImageSearch.QUERY),
                        Route.get(PATH + "/detail", this::detail).query(ImageSearch.QUERY),
                        Route.get(PATH + "/{id}", this::show),
                        Route.delete(PATH + "/{id}", this::delete))
                .map(route -> route.until(2, 35))
                .toList();
    }

    private HttpResponse index(HttpRequest request) {
        ImageView view = view(request);
        return list(request, PATH, view::brief);
    }

    private HttpResponse detail(HttpRequest request) {
        ImageView view = view(request);
        return list(request, PATH + "/detail", view::full);
    }

    private HttpResponse list(HttpRequest request, String path, Function<JsonNode, ObjectNode> shown) {
        ImageSearch search = ImageSearch.of(request, context.config().maxLimit());
        List<JsonNode> found = new ArrayList<>();
        search(search).path("images").forEach(found::add);
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("images");
        found.forEach(image -> array.add(shown.apply(image)));
        if (!found.isEmpty()) {
            Links links = Links.of(request, context.config().computeLinkPrefix());
            String last = found.getLast().path("id").asText();
            search.paging()
                    .nextLink(request, links, path, found.size(), last)
                    .ifPresent(next -> body.set("images_links", next));
        }
        return HttpResponse.json(200, body);
    }

    /** What the image service calls wrong is told in the words of its client. */
    private JsonNode search(ImageSearch search) {
        try {
            return images().get(
                            Callers.current(), "/v2/images", search.parameters().toArray(Parameter[]::new));
        } catch (NovaException refused) {
            throw refused.code() == ErrorCode.BAD_REQUEST
                    ? new NovaException(ErrorCode.BAD_REQUEST, "HTTP " + refused.getMessage(), refused)
                    : refused;
        }
    }

    private HttpResponse show(HttpRequest request) {
        JsonNode image = images().find(Callers.current(), path(request)).orElseThrow(ImageRoutes::missing);
        ObjectNode body = Json.object();
        body.set("image", view(request).full(image));
        return HttpResponse.json(200, body);
    }

    private HttpResponse delete(HttpRequest request) {
        try {
            images().delete(Callers.current(), path(request));
        } catch (NovaException refused) {
            throw switch (refused.code()) {
                case NOT_FOUND -> missing();
                case FORBIDDEN ->
                    new NovaException(ErrorCode.FORBIDDEN, "You are not allowed to delete the image.", refused);
                default -> refused;
            };
        }
        return HttpResponse.empty(204);
    }

    private Documents images() {
        return context.peers().remote().images();
    }

    private ImageView view(HttpRequest request) {
        return new ImageView(Links.of(request, context.config().computeLinkPrefix()), images().base());
    }

    private static String path(HttpRequest request) {
        return "/v2/images/" + Service.encoded(request.value("id"));
    }

    private static NovaException missing() {
        return new NovaException(ErrorCode.NOT_FOUND, "Image not found.");
    }
}
