package nova.essentials.image.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import nova.essentials.image.Caller;
import nova.essentials.image.ImageCatalog;
import nova.essentials.image.ImageMember;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /v2/images/{id}/members}: with whom an image is shared. */
final class MemberRoutes {
    private static final List<String> ANSWERS = List.of("pending", "accepted", "rejected");

    private final ImageCatalog images;
    private final Function<HttpRequest, Caller> callers;

    MemberRoutes(ImageCatalog images, Function<HttpRequest, Caller> callers) {
        this.images = requireNonNull(images, "images");
        this.callers = requireNonNull(callers, "callers");
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2/images/{id}/members", this::list),
                Route.post("/v2/images/{id}/members", this::add),
                Route.get("/v2/images/{id}/members/{member}", this::show),
                Route.put("/v2/images/{id}/members/{member}", this::answer),
                Route.delete("/v2/images/{id}/members/{member}", this::remove));
    }

    private HttpResponse list(HttpRequest request) {
        return HttpResponse.json(200, ImageView.members(images.members(callers.apply(request), request.value("id"))));
    }

    private HttpResponse show(HttpRequest request) {
        String wanted = request.value("member");
        ImageMember member = images.members(callers.apply(request), request.value("id")).stream()
                .filter(one -> one.project().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new NovaException(ErrorCode.NOT_FOUND, "Member %s could not be found.".formatted(wanted)));
        return HttpResponse.json(200, ImageView.member(member));
    }

    private HttpResponse add(HttpRequest request) {
        String project = new Fields(request.json(), "body").text("member");
        return HttpResponse.json(
                200, ImageView.member(images.addMember(callers.apply(request), request.value("id"), project)));
    }

    private HttpResponse answer(HttpRequest request) {
        String status = new Fields(request.json(), "body").text("status");
        if (!ANSWERS.contains(status)) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "'status' must be one of %s.".formatted(ANSWERS));
        }
        ImageMember member =
                images.answerShare(callers.apply(request), request.value("id"), request.value("member"), status);
        return HttpResponse.json(200, ImageView.member(member));
    }

    private HttpResponse remove(HttpRequest request) {
        images.removeMember(callers.apply(request), request.value("id"), request.value("member"));
        return HttpResponse.empty(204);
    }
}
