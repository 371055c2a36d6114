package nova.api.tag;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.Server;
import nova.model.server.VmState;

/** Changes a server's tags in one transaction. */
final class ChangeTags {
    private static final Set<VmState> ALLOWED =
            EnumSet.of(VmState.ACTIVE, VmState.PAUSED, VmState.SUSPENDED, VmState.STOPPED);

    private final ApiContext context;

    ChangeTags(ApiContext context) {
        this.context = requireNonNull(context, "context");
    }

    void replace(Server server, Collection<String> tags, String action) {
        requireState(server, action);
        context.database().change("replace tags", tx -> {
            if (!context.stores().edits().replaceTags(tx, server.id(), tags)) {
                throw ServerLookup.missing(server.id().value());
            }
        });
    }

    void add(Server server, String tag) {
        context.database().change("add tag", tx -> {
            if (!context.stores().edits().addTag(tx, server.id(), tag)) {
                throw ServerLookup.missing(server.id().value());
            }
        });
    }

    void delete(Server server, String tag) {
        requireState(server, "delete tag");
        context.database().change("delete tag", tx -> {
            if (!context.stores().edits().deleteTag(tx, server.id(), tag)) {
                throw new NovaException(ErrorCode.NOT_FOUND, "Instance " + server.id() + " has no tag '" + tag + "'");
            }
        });
    }

    static void requireState(Server server, String action) {
        if (!ALLOWED.contains(server.state().vmState())) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Cannot '" + action + "' instance " + server.id() + " while it is in vm_state "
                            + server.state().vmState().word());
        }
    }
}
