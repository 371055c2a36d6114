package nova.api.migration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import nova.api.Stamp;
import nova.db.migration.MigrationStore;
import nova.http.Links;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.migration.Migration;
import nova.model.migration.Migration.Bytes;
import nova.model.migration.Migration.Side;

/** Migrations as documents. {@code hosts} is whether the caller may see where servers are. */
record MigrationView(Microversion version, boolean hosts) {
    /** In {@code os-migrations}. */
    ObjectNode listed(Migration migration, Links links) {
        ObjectNode node = Json.object()
                .put("id", migration.number())
                .put("instance_uuid", migration.of().server().value())
                .put("status", migration.status())
                .put("old_instance_type_id", migration.flavors().old().orElse(null))
                .put("new_instance_type_id", migration.flavors().wanted().orElse(null));
        common(node, migration);
        if (version.atLeast(2, 23)) {
            node.put("migration_type", migration.kind().word());
            if (MigrationStore.isInProgress(migration)) {
                String path = "/servers/" + migration.of().server() + "/migrations/" + migration.number();
                node.set("links", links.selfAndBookmark(path));
            }
        }
        return node;
    }

    /** Below its server: with how far it has come. */
    ObjectNode ofServer(Migration migration) {
        ObjectNode node = Json.object()
                .put("id", migration.number())
                .put("server_uuid", migration.of().server().value())
                .put("status", migration.status());
        common(node, migration);
        bytes(node, "memory", migration.progress().map(Migration.Progress::memory));
        bytes(node, "disk", migration.progress().map(Migration.Progress::disk));
        return node;
    }

    private void common(ObjectNode node, Migration migration) {
        Side source = hosts ? migration.source() : Side.UNKNOWN;
        Side destination = hosts ? migration.destination() : Side.UNKNOWN;
        node.put("source_compute", source.host().orElse(null))
                .put("source_node", source.node().orElse(null))
                .put("dest_compute", destination.host().orElse(null))
                .put("dest_node", destination.node().orElse(null))
                .put("dest_host", destination.address().orElse(null))
                .put("created_at", time(migration.created()))
                .put("updated_at", migration.updated().map(MigrationView::time).orElse(null));
        if (version.atLeast(2, 59)) {
            node.put("uuid", migration.id());
        }
        if (version.atLeast(2, 80)) {
            node.put("user_id", migration.of().user().value())
                    .put("project_id", migration.of().project().value());
        }
    }

    private static void bytes(ObjectNode node, String what, Optional<Bytes> bytes) {
        node.put(what + "_total_bytes", bytes.map(Bytes::total).orElse(null))
                .put(what + "_processed_bytes", bytes.map(Bytes::processed).orElse(null))
                .put(what + "_remaining_bytes", bytes.map(Bytes::remaining).orElse(null));
    }

    private static String time(Instant instant) {
        return Stamp.plain(instant);
    }
}
