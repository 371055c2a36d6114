package nova.api.signal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nova.api.ApiContext;
import nova.db.signal.ExternalEventStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Json;
import nova.model.context.RequestContext;
import nova.model.host.HostName;
import nova.model.server.ServerId;
import nova.model.signal.ExternalEvent;

/**
 * {@code POST /os-server-external-events}: what the network, volume and other services tell about servers. Each event is
 * judged alone; one that is refused makes the answer a 207. Accepted ones are rows that waiting operations read.
 */
public final class ExternalEventRoutes {
    private static final Set<String> TAG_REQUIRED =
            Set.of("volume-extended", "power-update", "accelerator-request-bound");

    private final ApiContext context;
    private final ExternalEventStore events = new ExternalEventStore();

    public ExternalEventRoutes(ApiContext context) {
        this.context = context;
    }

    public List<Route> routes() {
        return List.of(Route.post("/os-server-external-events", this::create)
                .takes(ExternalEventBody.RULE)
                .policy("os_compute_api:os-server-external-events:create")
                .kind(Route.Kind.SIGNAL));
    }

    private HttpResponse create(HttpRequest request) {
        List<ExternalEventBody> told = ExternalEventBody.read(request);
        Set<String> servers = new TreeSet<>();
        told.forEach(event -> servers.add(event.server()));
        List<Integer> codes = context.database().write("record external events", tx -> {
            Map<String, Optional<HostName>> places = events.places(tx, servers);
            List<Integer> found = new ArrayList<>();
            List<ExternalEvent> accepted = new ArrayList<>();
            for (ExternalEventBody event : told) {
                int code = code(event, Optional.ofNullable(places.get(event.server())));
                found.add(code);
                if (code == 200) {
                    accepted.add(event(event));
                }
            }
            events.append(tx, accepted);
            return found;
        });
        boolean allAccepted = codes.stream().allMatch(code -> code == 200);
        return HttpResponse.json(allAccepted ? 200 : 207, answer(told, codes));
    }

    /** 404 for an unknown server, 400 without a tag that is needed, 422 when the server is on no host. */
    private static int code(ExternalEventBody event, Optional<Optional<HostName>> place) {
        if (place.isEmpty()) {
            return 404;
        }
        if (TAG_REQUIRED.contains(event.name()) && event.tag().isEmpty()) {
            return 400;
        }
        return place.get().isEmpty() ? 422 : 200;
    }

    private static ExternalEvent event(ExternalEventBody event) {
        return new ExternalEvent(
                new ServerId(event.server()),
                event.name(),
                event.tag(),
                event.status(),
                RequestContext.CURRENT.get().request());
    }

    private static ObjectNode answer(List<ExternalEventBody> told, List<Integer> codes) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("events");
        for (int i = 0; i < told.size(); i++) {
            ExternalEventBody event = told.get(i);
            ObjectNode node = array.addObject().put("name", event.name()).put("server_uuid", event.server());
            event.tag().ifPresent(tag -> node.put("tag", tag));
            node.put("status", codes.get(i) == 200 ? "completed" : "failed").put("code", codes.get(i));
        }
        return body;
    }
}
