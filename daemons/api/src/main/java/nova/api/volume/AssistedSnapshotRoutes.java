package nova.api.volume;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOfWords;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * {@code /os-assisted-volume-snapshots}: snapshots of attached volumes, which the hypervisor makes for the volume
 * service. A volume that no server has is refused; servers have no volumes yet.
 */
public final class AssistedSnapshotRoutes {
    private static final String PATH = "/os-assisted-volume-snapshots";
    private static final String RULES = "os_compute_api:os-assisted-volume-snapshots:";
    private static final int LONGEST_ID = 255;
    private static final ValueRule CREATE = object(field(
                    "snapshot",
                    object(
                            field("volume_id", text(1, LONGEST_ID)).mandatory(),
                            field(
                                            "create_info",
                                            object(
                                                    field("snapshot_id", text(1, LONGEST_ID))
                                                            .mandatory(),
                                                    field("type", oneOfWords("qcow2"))
                                                            .mandatory(),
                                                    field("new_file", text(1, LONGEST_ID))
                                                            .mandatory(),
                                                    field("id", text(1, LONGEST_ID))))
                                    .mandatory()))
            .mandatory());
    private static final ValueRule DELETE =
            object(field("delete_info", list(text()))).closedSince(2, 75);

    private AssistedSnapshotRoutes() {}

    public static List<Route> routes() {
        return List.of(
                Route.post(PATH, AssistedSnapshotRoutes::create).takes(CREATE).policy(RULES + "create"),
                Route.delete(PATH + "/{id}", AssistedSnapshotRoutes::delete)
                        .query(DELETE)
                        .policy(RULES + "delete"));
    }

    private static HttpResponse create(HttpRequest request) {
        JsonNode body = BodyCheck.body(CREATE, request.json(), request.version());
        throw notAttached(body.at("/snapshot/volume_id").asText());
    }

    private static HttpResponse delete(HttpRequest request) {
        String text = request.query()
                .last("delete_info")
                .orElseThrow(() -> new NovaException(ErrorCode.BAD_REQUEST, "'delete_info'"));
        JsonNode volume = read(text).path("volume_id");
        if (!volume.isTextual()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "'volume_id'");
        }
        throw notAttached(volume.asText());
    }

    /** What is no JSON is refused in the words of Python's reader, which begin the same for whatever is no value. */
    private static JsonNode read(String text) {
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (NovaException malformed) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Expecting value: line 1 column 1 (char 0)", malformed);
        }
    }

    private static NovaException notAttached(String volume) {
        return new NovaException(ErrorCode.BAD_REQUEST, "No volume Block Device Mapping with id %s.".formatted(volume));
    }
}
