package nova.api.openapi;

import java.util.ArrayList;
import java.util.List;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;

/** {@code /x/openapi}: what this service answers, for programs that read it. */
public final class OpenApiRoutes {
    private final List<Route> described;

    /** {@code others} are all routes but this one, which describes itself too. */
    public OpenApiRoutes(List<Route> others) {
        List<Route> all = new ArrayList<>(others);
        all.addAll(routes());
        this.described = List.copyOf(all);
    }

    public List<Route> routes() {
        return List.of(Route.get("/x/openapi", this::show).policy("nova_x:openapi"));
    }

    private HttpResponse show(HttpRequest request) {
        String base = request.origin().base() + request.routed().prefix();
        return HttpResponse.json(200, OpenApiView.of(described, base));
    }
}
