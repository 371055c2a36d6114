package nova.api.volume;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.flag;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.api.ApiContext;
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

    private final Volumes snapshots;
    private final VolumeProxy proxy;

    public SnapshotRoutes(ApiContext context) {
        this.snapshots = Volumes.snapshots(context.peers().remote().volumes());
        this.proxy = new VolumeProxy(
                snapshots, "snapshot", VolumeView::snapshot, context.config().maxLimit());
    }

    public List<Route> routes() {
        return proxy.routes(PATH, RULES, CREATE, this::create);
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
        return proxy.answer(snapshots.create(body));
    }
}
