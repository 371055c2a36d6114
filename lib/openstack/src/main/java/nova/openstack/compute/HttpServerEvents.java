package nova.openstack.compute;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.openstack.Authority;
import nova.openstack.client.RestAnswer;
import nova.openstack.client.RestCall;
import nova.openstack.client.Service;

/** Nova's own REST API, as its neighbours use it. */
public final class HttpServerEvents implements ServerEvents {
    private static final String SERVICE = "compute";

    private final Service service;

    public HttpServerEvents(Service service) {
        this.service = requireNonNull(service, "service");
    }

    @Override
    public List<Integer> tell(List<ServerEvent> events) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("events");
        events.forEach(event -> array.addObject()
                .put("server_uuid", event.server())
                .put("name", event.name())
                .put("status", "completed")
                .put("tag", event.tag()));
        RestAnswer answer = service.send(
                Authority.SERVICE,
                RestCall.of("POST", service.uri("/os-server-external-events")).with(body));
        // All refused for want of their servers: an older Nova says so for the whole.
        if (answer.status() == 404) {
            return events.stream().map(event -> 404).toList();
        }
        if (answer.status() != 200 && answer.status() != 207) {
            throw answer.error(SERVICE, "events of servers");
        }
        List<Integer> codes = new ArrayList<>();
        answer.json(SERVICE)
                .path("events")
                .forEach(event -> codes.add(event.path("code").asInt()));
        if (codes.size() != events.size()) {
            throw new NovaException(
                    ErrorCode.UNAVAILABLE,
                    "the compute service was told %d events and answered %d".formatted(events.size(), codes.size()));
        }
        return codes;
    }
}
