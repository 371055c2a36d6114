package nova.api.attachment;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.Server;

/**
 * {@code /servers/{id}/os-volume_attachments}, as far as it asks. Servers boot from images onto disks of their host and
 * nothing attaches a volume, so that the truth about every server is that it has none, as in its
 * {@code os-extended-volumes:volumes_attached}.
 */
public final class VolumeAttachmentRoutes {
    private static final String PATH = "/servers/{id}/os-volume_attachments";
    private static final ValueRule QUERY = object(field("limit", list(count(0))), field("offset", list(count(0))))
            .closedSince(2, 75);
    private static final String RULES = "os_compute_api:os-volumes-attachments:";

    private final ServerLookup lookup;

    public VolumeAttachmentRoutes(ServerLookup lookup) {
        this.lookup = lookup;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(PATH, this::index).query(QUERY).ownerPolicy(RULES + "index"),
                Route.get(PATH + "/{volume}", this::show).ownerPolicy(RULES + "show"));
    }

    private HttpResponse index(HttpRequest request) {
        lookup.find(request);
        ObjectNode body = Json.object();
        body.putArray("volumeAttachments");
        return HttpResponse.json(200, body);
    }

    private HttpResponse show(HttpRequest request) {
        Server server = lookup.find(request);
        throw new NovaException(
                ErrorCode.NOT_FOUND,
                "Instance %s is not attached to volume %s".formatted(server.id(), request.value("volume")));
    }
}
