package nova.api.aggregate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import nova.api.ApiContext;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.Aggregate;
import nova.model.image.ImageId;

/** {@code /os-aggregates}. */
public final class AggregateRoutes {
    private static final String RULES = "os_compute_api:os-aggregates:";
    private static final String ONE = "/os-aggregates/{id}";
    private static final String ACTION = "/os-aggregates/{id}/action";

    private final ChangeAggregate aggregates;
    private final CacheImages cache;

    public AggregateRoutes(ApiContext context) {
        this.aggregates = new ChangeAggregate(context);
        this.cache = new CacheImages(context);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/os-aggregates", this::index)
                        .query(QueryRules.noneSince(2, 102))
                        .policy(RULES + "index"),
                Route.post("/os-aggregates", this::create)
                        .takes(AggregateBody.CREATE)
                        .policy(RULES + "create"),
                Route.get(ONE, this::show).query(QueryRules.noneSince(2, 102)).policy(RULES + "show"),
                Route.put(ONE, this::update).takes(AggregateBody.UPDATE).policy(RULES + "update"),
                Route.delete(ONE, this::delete).policy(RULES + "delete"),
                Route.post(ONE + "/images", this::cacheImages)
                        .takes(CacheImages.BODY)
                        .policy("compute:aggregates:images")
                        .since(2, 81),
                Route.action(ACTION, "add_host", this::addHost)
                        .takes(AggregateBody.ADD_HOST)
                        .policy(RULES + "add_host"),
                Route.action(ACTION, "remove_host", this::removeHost)
                        .takes(AggregateBody.REMOVE_HOST)
                        .policy(RULES + "remove_host"),
                Route.action(ACTION, "set_metadata", this::setMetadata)
                        .takes(AggregateBody.SET_METADATA)
                        .policy(RULES + "set_metadata"));
    }

    private HttpResponse index(HttpRequest request) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("aggregates");
        AggregateView view = new AggregateView(request.version());
        aggregates.all().forEach(aggregate -> array.add(view.full(aggregate)));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        return answer(request, aggregates.find(number(request)));
    }

    private HttpResponse create(HttpRequest request) {
        Aggregate created = aggregates.create(AggregateBody.create(request));
        ObjectNode body = Json.object();
        body.set("aggregate", new AggregateView(request.version()).created(created));
        return HttpResponse.json(200, body);
    }

    private HttpResponse update(HttpRequest request) {
        return answer(request, aggregates.update(number(request), AggregateBody.update(request)));
    }

    private HttpResponse delete(HttpRequest request) {
        aggregates.delete(number(request));
        return HttpResponse.empty(200);
    }

    private HttpResponse addHost(HttpRequest request) {
        return answer(request, aggregates.addHost(number(request), AggregateBody.host(request, "add_host")));
    }

    private HttpResponse removeHost(HttpRequest request) {
        return answer(request, aggregates.removeHost(number(request), AggregateBody.host(request, "remove_host")));
    }

    private HttpResponse setMetadata(HttpRequest request) {
        return answer(request, aggregates.setMetadata(number(request), AggregateBody.metadata(request)));
    }

    private HttpResponse cacheImages(HttpRequest request) {
        long number = number(request);
        Set<ImageId> images = CacheImages.read(request);
        cache.run(aggregates.find(number), images);
        return HttpResponse.empty(202);
    }

    private static long number(HttpRequest request) {
        String id = request.value("id");
        if (!id.matches("-?[0-9]{1,18}")) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Invalid input received: id must be an integer");
        }
        return Long.parseLong(id);
    }

    private static HttpResponse answer(HttpRequest request, Aggregate aggregate) {
        ObjectNode body = Json.object();
        body.set("aggregate", new AggregateView(request.version()).full(aggregate));
        return HttpResponse.json(200, body);
    }
}
