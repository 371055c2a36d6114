package nova.api.metadata;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.db.Tx;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.quota.QuotaResource;
import nova.model.server.Server;
import nova.model.server.VmState;

/** Changes a server's metadata in one transaction; task states do not matter, as nothing of the guest is touched. */
final class ChangeMetadata {
    private static final Set<VmState> ALLOWED =
            EnumSet.of(VmState.ACTIVE, VmState.PAUSED, VmState.SUSPENDED, VmState.STOPPED);

    private final ApiContext context;

    ChangeMetadata(ApiContext context) {
        this.context = requireNonNull(context, "context");
    }

    /** What the server has afterwards. */
    Map<String, String> merge(Server server, Map<String, String> added) {
        requireChangeable(server, "update metadata");
        Map<String, String> merged = new TreeMap<>(server.metadata());
        merged.putAll(added);
        context.database().change("merge metadata", tx -> {
            requireWithin(tx, merged.size());
            require(context.stores().edits().mergeMetadata(tx, server.id(), added), server);
        });
        return merged;
    }

    void replace(Server server, Map<String, String> wanted) {
        requireChangeable(server, "update metadata");
        context.database().change("replace metadata", tx -> {
            requireWithin(tx, wanted.size());
            require(context.stores().edits().replaceMetadata(tx, server.id(), wanted), server);
        });
    }

    void delete(Server server, String key) {
        requireChangeable(server, "delete metadata");
        context.database()
                .change("delete metadata", tx -> context.stores().edits().deleteMetadata(tx, server.id(), key));
    }

    private void requireChangeable(Server server, String action) {
        if (server.state().lockedBy().isPresent() && !context.policy().isAdmin()) {
            throw new NovaException(ErrorCode.CONFLICT, "Instance " + server.id() + " is locked");
        }
        if (!ALLOWED.contains(server.state().vmState())) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Cannot '" + action + "' instance " + server.id() + " while it is in vm_state "
                            + server.state().vmState().word());
        }
        if (server.times().launched().isEmpty()) {
            throw new NovaException(
                    ErrorCode.CONFLICT, "Instance " + server.id() + " is in an invalid state for '" + action + "'");
        }
    }

    private void requireWithin(Tx tx, int items) {
        RequestContext who = RequestContext.CURRENT.get();
        long limit = context.stores()
                .quotas()
                .bounds(tx, who.project(), who.user(), context.servers().quota().limits())
                .closest()
                .of(QuotaResource.METADATA_ITEMS);
        if (limit >= 0 && items > limit) {
            throw new NovaException(ErrorCode.OVER_QUOTA, "Maximum number of metadata items exceeds " + limit);
        }
    }

    private static void require(boolean there, Server server) {
        if (!there) {
            throw ServerLookup.missing(server.id().value());
        }
    }
}
