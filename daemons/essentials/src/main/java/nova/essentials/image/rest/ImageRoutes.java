package nova.essentials.image.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import nova.essentials.image.Caller;
import nova.essentials.image.Image;
import nova.essentials.image.ImageCatalog;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.port.Platform;

/** {@code /v2/images}: records, bytes and tags. */
final class ImageRoutes {
    private final ImageCatalog images;
    private final Function<HttpRequest, Caller> callers;
    private final Platform platform;

    ImageRoutes(ImageCatalog images, Function<HttpRequest, Caller> callers, Platform platform) {
        this.images = requireNonNull(images, "images");
        this.callers = requireNonNull(callers, "callers");
        this.platform = requireNonNull(platform, "platform");
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2/images", this::list),
                Route.post("/v2/images", this::create),
                Route.get("/v2/images/{id}", this::show),
                Route.of("PATCH", "/v2/images/{id}", this::update),
                Route.delete("/v2/images/{id}", this::delete),
                Route.put("/v2/images/{id}/file", this::upload),
                Route.get("/v2/images/{id}/file", this::download),
                Route.post("/v2/images/{id}/actions/deactivate", request -> setActive(request, false)),
                Route.post("/v2/images/{id}/actions/reactivate", request -> setActive(request, true)),
                Route.put("/v2/images/{id}/tags/{tag}", this::addTag),
                Route.delete("/v2/images/{id}/tags/{tag}", this::removeTag));
    }

    private HttpResponse list(HttpRequest request) {
        Caller caller = callers.apply(request);
        ImageListing.Page page = ImageListing.page(images.list(caller), request.query(), caller);
        ObjectNode document = Json.object();
        ArrayNode array = document.putArray("images");
        page.images().forEach(image -> array.add(ImageView.image(image)));
        document.put("first", "/v2/images");
        page.next()
                .ifPresent(marker ->
                        document.put("next", "/v2/images?" + request.query().sortedWith("marker", marker)));
        document.put("schema", "/v2/schemas/images");
        return HttpResponse.json(200, document);
    }

    private HttpResponse create(HttpRequest request) {
        Caller caller = callers.apply(request);
        Image image = ImageBody.create(request.json(), caller.project(), platform.now());
        if (!caller.owns(image)) {
            throw new NovaException(
                    ErrorCode.FORBIDDEN,
                    "You are not permitted to create images owned by '%s'.".formatted(image.owner()));
        }
        return HttpResponse.json(201, ImageView.image(images.create(caller, image)))
                .with("Location", request.origin().base() + "/v2/images/" + image.id());
    }

    private HttpResponse show(HttpRequest request) {
        return HttpResponse.json(200, ImageView.image(images.show(callers.apply(request), request.value("id"))));
    }

    private HttpResponse update(HttpRequest request) {
        Caller caller = callers.apply(request);
        var change = ImageBody.patch(request.header("Content-Type"), request.json());
        return HttpResponse.json(200, ImageView.image(images.update(caller, request.value("id"), change)));
    }

    private HttpResponse delete(HttpRequest request) {
        images.delete(callers.apply(request), request.value("id"));
        return HttpResponse.empty(204);
    }

    private HttpResponse upload(HttpRequest request) {
        Caller caller = callers.apply(request);
        String type = request.header("Content-Type").orElse("").split(";")[0].strip();
        if (!type.equals("application/octet-stream")) {
            throw new NovaException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Image data must be of type application/octet-stream.");
        }
        images.upload(caller, request.value("id"), request.body());
        return HttpResponse.empty(204);
    }

    private HttpResponse download(HttpRequest request) {
        Image image = images.show(callers.apply(request), request.value("id"));
        Optional<Image.Data> data = image.data();
        if (data.isEmpty()) {
            return HttpResponse.empty(204);
        }
        InputStream bytes = images.open(image);
        return HttpResponse.streamed(
                        200,
                        "application/octet-stream",
                        OptionalLong.of(data.get().bytes()),
                        out -> {
                            try (bytes) {
                                bytes.transferTo(out);
                            }
                        })
                .with("Content-MD5", data.get().md5());
    }

    private HttpResponse setActive(HttpRequest request, boolean active) {
        images.setActive(callers.apply(request), request.value("id"), active);
        return HttpResponse.empty(204);
    }

    private HttpResponse addTag(HttpRequest request) {
        String tag = request.value("tag");
        images.update(
                callers.apply(request), request.value("id"), image -> image.withTags(ImageFields.withTag(image, tag)));
        return HttpResponse.empty(204);
    }

    private HttpResponse removeTag(HttpRequest request) {
        String tag = request.value("tag");
        images.update(callers.apply(request), request.value("id"), image -> {
            if (!image.tags().contains(tag)) {
                throw new NovaException(ErrorCode.NOT_FOUND, "Tag %s could not be found.".formatted(tag));
            }
            return image.withTags(
                    image.tags().stream().filter(other -> !other.equals(tag)).toList());
        });
        return HttpResponse.empty(204);
    }
}
