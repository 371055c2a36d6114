package nova.api.action;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import nova.api.Stamp;
import nova.api.server.HostTag;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.operation.ServerActionRecord;
import nova.model.operation.StepState;

/** A recorded action as JSON. {@code everything} and {@code details} are what the caller's soft rules allow. */
record ActionView(Microversion version, boolean everything, boolean details) {
    ObjectNode brief(ServerActionRecord action) {
        ObjectNode node = Json.object()
                .put("action", action.action())
                .put("instance_uuid", action.server().value())
                .put("request_id", action.request().value())
                .put("user_id", action.user().value())
                .put("project_id", action.project().value())
                .put("start_time", Stamp.plain(action.start()))
                .put("message", action.message().orElse(null));
        if (version.atLeast(2, 58)) {
            node.put("updated_at", Stamp.plain(action.updated()));
        }
        return node;
    }

    ObjectNode full(ServerActionRecord action) {
        ObjectNode node = brief(action);
        if (everything || version.atLeast(2, 51)) {
            ArrayNode events = node.putArray("events");
            action.events().forEach(event -> events.add(event(event, action)));
        }
        return node;
    }

    private ObjectNode event(ServerActionRecord.Event event, ServerActionRecord action) {
        ObjectNode node = Json.object()
                .put("event", event.name())
                .put("start_time", Stamp.plain(event.start()))
                .put("finish_time", event.finish().map(Stamp::plain).orElse(null))
                .put("result", result(event.state()).orElse(null));
        if (everything) {
            node.put("traceback", event.details().orElse(null));
        }
        if (version.atLeast(2, 62)) {
            if (everything) {
                node.put("host", event.host().map(Object::toString).orElse(null));
            }
            node.put("hostId", HostTag.of(action.project(), event.host()));
        }
        if (version.atLeast(2, 84) && details) {
            node.put("details", event.details().orElse(null));
        }
        return node;
    }

    private static Optional<String> result(StepState state) {
        return switch (state) {
            case SENT, RUNNING -> Optional.empty();
            case DONE -> Optional.of("Success");
            case FAILED, FENCED -> Optional.of("Error");
        };
    }
}
