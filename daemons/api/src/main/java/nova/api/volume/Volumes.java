package nova.api.volume;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import nova.api.proxy.Callers;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.openstack.client.Service;
import nova.openstack.remote.Documents;

/** One kind of thing of the caller's project in the volume service: volumes, or snapshots. */
final class Volumes {
    private final Documents service;
    private final String kind;
    private final String called;

    static Volumes volumes(Documents service) {
        return new Volumes(service, "volume", "Volume");
    }

    static Volumes snapshots(Documents service) {
        return new Volumes(service, "snapshot", "Snapshot");
    }

    /** {@code kind} is its key in documents, {@code called} how messages name it. */
    private Volumes(Documents service, String kind, String called) {
        this.service = requireNonNull(service, "service");
        this.kind = requireNonNull(kind, "kind");
        this.called = requireNonNull(called, "called");
    }

    List<JsonNode> list() {
        List<JsonNode> all = new ArrayList<>();
        service.get(Callers.current(), path("/detail")).path(kind + "s").forEach(all::add);
        return all;
    }

    JsonNode find(String id) {
        return service.find(Callers.current(), path("/" + Service.encoded(id)))
                .orElseThrow(() -> missing(id))
                .path(kind);
    }

    JsonNode create(ObjectNode body) {
        return service.create(Callers.current(), path(""), body).path(kind);
    }

    void delete(String id) {
        try {
            service.delete(Callers.current(), path("/" + Service.encoded(id)));
        } catch (NovaException refused) {
            throw refused.code() == ErrorCode.NOT_FOUND ? missing(id) : refused;
        }
    }

    private String path(String rest) {
        return "/v3/" + RequestContext.CURRENT.get().project() + "/" + kind + "s" + rest;
    }

    private NovaException missing(String id) {
        return new NovaException(ErrorCode.NOT_FOUND, "%s %s could not be found.".formatted(called, id));
    }
}
