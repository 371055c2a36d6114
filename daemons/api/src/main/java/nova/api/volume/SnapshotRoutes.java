package nova.api.volume;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.flag;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import nova.api.ApiContext;
import nova.api.proxy.Slice;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.Formats;
import nova.http.body.ValueRule;
import nova.http.json.Json;

/** {@code /os-snapshots}, until 2.35: snapshots of volumes. */
public final class SnapshotRoutes {
    private static final String PATH = "/os-snapshots";
    private static final String RULES = "os_compute_api:os-volumes:snapshots:";
    private static final ValueRule CREATE = object(field(
                    "snapshot",
                    object(
                            field("volume_id", text()).mandatory(),
                            field("force", flag()),
                            field("display_name", text()),
                            field("display_description", text())))
            .mandatory());

    private final ApiContext context;
    private final Volumes snapshots;

    public SnapshotRoutes(ApiContext context) {
        this.context = context;
        this.snapshots = new Volumes(context.peers().remote().volumes(), "snapshot", "Snapshot");
    }

    public List<Route> routes() {
        return Stream.of(
                        Route.get(PATH, this::index).policy(RULES + "list"),
                        Route.get(PATH + "/detail", this::index).policy(RULES + "detail"),
                        Route.post(PATH, this::create).takes(CREATE).policy(RULES + "create"),
                        Route.get(PATH + "/{id}", this::show).policy(RULES + "show"),
                        Route.delete(PATH + "/{id}", this::delete).policy(RULES + "delete"))
                .map(route -> route.until(2, 35))
                .toList();
    }

    private HttpResponse index(HttpRequest request) {
        Slice slice = Slice.of(request, context.config().maxLimit());
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("snapshots");
        slice.of(snapshots.list()).forEach(snapshot -> array.add(VolumeView.snapshot(snapshot)));
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        return answer(snapshots.find(request.value("id")));
    }

    private HttpResponse create(HttpRequest request) {
        JsonNode wanted =
                BodyCheck.body(CREATE, request.json(), request.version()).get("snapshot");
        ObjectNode body = Json.object();
        body.putObject("snapshot")
                .put("volume_id", wanted.get("volume_id").asText())
                .put("force", wanted.has("force") && Formats.truth(wanted.get("force")))
                .put("name", wanted.path("display_name").textValue())
                .put("description", wanted.path("display_description").textValue());
        return answer(snapshots.create(body));
    }

    private HttpResponse delete(HttpRequest request) {
        snapshots.delete(request.value("id"));
        return HttpResponse.empty(202);
    }

    private static HttpResponse answer(JsonNode snapshot) {
        ObjectNode body = Json.object();
        body.set("snapshot", VolumeView.snapshot(snapshot));
        return HttpResponse.json(200, body);
    }
}
