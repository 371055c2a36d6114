package nova.api.aggregate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.api.Stamp;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.host.Aggregate;

/** Aggregates as documents. */
record AggregateView(Microversion version) {
    ObjectNode full(Aggregate aggregate) {
        ObjectNode node = created(aggregate);
        ArrayNode hosts = node.putArray("hosts");
        aggregate.hosts().forEach(host -> hosts.add(host.value()));
        ObjectNode metadata = node.putObject("metadata");
        aggregate.metadata().forEach(metadata::put);
        return node;
    }

    /** A new aggregate is shown without hosts and metadata. */
    ObjectNode created(Aggregate aggregate) {
        ObjectNode node = Json.object()
                .put("id", aggregate.number())
                .put("name", aggregate.name())
                .put("availability_zone", aggregate.zone().orElse(null))
                .put("created_at", Stamp.plain(aggregate.createdAt()))
                .put("updated_at", aggregate.updatedAt().map(Stamp::plain).orElse(null))
                .put("deleted", false)
                .putNull("deleted_at");
        if (version.atLeast(2, 41)) {
            node.put("uuid", aggregate.id());
        }
        return node;
    }
}
