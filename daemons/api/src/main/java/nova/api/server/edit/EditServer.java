package nova.api.server.edit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.api.server.edit.EditServerBody.Edit;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.Server;
import nova.model.server.ServerId;
import nova.model.server.ServerRequest;

/** Changes what users own of a server, in one transaction; no state forbids it. */
public final class EditServer {
    private final ApiContext context;

    public EditServer(ApiContext context) {
        this.context = requireNonNull(context, "context");
    }

    /** The server as it is afterwards. */
    public Server run(Server server, Edit edit) {
        return context.database().write("edit server", tx -> {
            if (!context.stores().edits().edit(tx, server.id(), edit.fields())) {
                throw ServerLookup.missing(server.id().value());
            }
            edit.diskConfig().ifPresent(config -> context.stores().requests().diskConfig(tx, server.id(), config));
            edit.pin().ifPresent(zone -> pin(tx, server, zone));
            return context.stores()
                    .servers()
                    .find(tx, server.id())
                    .orElseThrow(() -> ServerLookup.missing(server.id().value()));
        });
    }

    /** A pin can be taken away, and set to where the server is; to change it, take it away first. */
    private void pin(Tx tx, Server server, Optional<String> wanted) {
        Map<ServerId, ServerRequest> requests = context.stores().requests().of(tx, List.of(server.id()));
        Optional<String> pinned =
                requests.getOrDefault(server.id(), ServerRequest.NOTHING).pinnedZone();
        if (wanted.equals(pinned)) {
            return;
        }
        if (wanted.isPresent() && pinned.isPresent()) {
            throw conflict("Cannot change pinned availability zone directly. Unpin first by setting "
                    + "pinned_availability_zone to null.");
        }
        if (wanted.isPresent() && !wanted.equals(server.place().availabilityZone())) {
            throw conflict("Server can only be pinned to its current availability zone '"
                    + server.place().availabilityZone().orElse("") + "', but '" + wanted.get() + "' was requested.");
        }
        context.stores().requests().pin(tx, server.id(), wanted);
    }

    private static NovaException conflict(String message) {
        return new NovaException(ErrorCode.CONFLICT, message);
    }
}
