package nova.api.volume;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.size;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.api.ApiContext;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.http.json.Json;

/** {@code /os-volumes}, until 2.35. */
public final class VolumeRoutes {
    private static final String PATH = "/os-volumes";
    private static final String RULES = "os_compute_api:os-volumes:";
    private static final ValueRule CREATE = object(field(
                    "volume",
                    object(
                            field("volume_type", text()),
                            field("metadata", object().opened()),
                            field("snapshot_id", text()),
                            field("size", size(1)).mandatory(),
                            field("availability_zone", text()),
                            field("display_name", text()),
                            field("display_description", text())))
            .mandatory());

    private final ApiContext context;
    private final Volumes volumes;
    private final Volumes snapshots;
    private final VolumeProxy proxy;

    public VolumeRoutes(ApiContext context) {
        this.context = context;
        this.volumes = Volumes.volumes(context.peers().remote().volumes());
        this.snapshots = Volumes.snapshots(context.peers().remote().volumes());
        this.proxy = new VolumeProxy(
                volumes, "volume", VolumeView::volume, context.config().maxLimit());
    }

    public List<Route> routes() {
        return proxy.routes(PATH, RULES, CREATE, this::create);
    }

    private HttpResponse create(HttpRequest request) {
        JsonNode wanted =
                BodyCheck.body(CREATE, request.json(), request.version()).get("volume");
        ObjectNode body = Json.object();
        ObjectNode volume = body.putObject("volume")
                .put("size", wanted.get("size").asInt())
                .put("name", wanted.path("display_name").textValue())
                .put("description", wanted.path("display_description").textValue());
        copy(wanted, volume, "volume_type", "metadata", "availability_zone");
        if (wanted.has("snapshot_id")) {
            volume.put(
                    "snapshot_id",
                    snapshots
                            .find(wanted.get("snapshot_id").asText())
                            .path("id")
                            .asText());
        }
        JsonNode made = volumes.create(body);
        Links links = Links.of(request, context.config().computeLinkPrefix());
        return proxy.answer(made)
                .with("Location", links.self(PATH + "/" + made.path("id").asText()));
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (String name : names) {
            if (from.has(name)) {
                to.set(name, from.get(name));
            }
        }
    }
}
