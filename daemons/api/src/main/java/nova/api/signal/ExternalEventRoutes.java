package nova.api.signal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.api.ApiContext;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;

/**
 * {@code POST /os-server-external-events}: what the network, volume and other services tell about servers. Each event is
 * judged alone; one that is refused makes the answer a 207. Accepted ones are rows that waiting operations read.
 */
public final class ExternalEventRoutes {
    private final TakeEvents events;

    public ExternalEventRoutes(ApiContext context) {
        this.events = new TakeEvents(context);
    }

    public List<Route> routes() {
        return List.of(Route.post("/os-server-external-events", this::create)
                .takes(ExternalEventBody.RULE)
                .policy("os_compute_api:os-server-external-events:create")
                .kind(Route.Kind.SIGNAL));
    }

    private HttpResponse create(HttpRequest request) {
        List<ExternalEventBody> told = ExternalEventBody.read(request);
        List<Integer> codes = events.take(told);
        boolean allAccepted = codes.stream().allMatch(code -> code == TakeEvents.ACCEPTED);
        return HttpResponse.json(allAccepted ? 200 : 207, answer(told, codes));
    }

    private static ObjectNode answer(List<ExternalEventBody> told, List<Integer> codes) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("events");
        for (int i = 0; i < told.size(); i++) {
            ExternalEventBody event = told.get(i);
            ObjectNode node = array.addObject().put("name", event.name()).put("server_uuid", event.server());
            event.tag().ifPresent(tag -> node.put("tag", tag));
            node.put("status", codes.get(i) == TakeEvents.ACCEPTED ? "completed" : "failed")
                    .put("code", codes.get(i));
        }
        return body;
    }
}
