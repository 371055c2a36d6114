package nova.api.server;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.db.Database;
import nova.db.Tx;
import nova.db.server.ServerStore;
import nova.http.HttpRequest;
import nova.http.body.Formats;
import nova.http.policy.Policy;
import nova.http.policy.Target;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.Server;
import nova.model.server.ServerId;

/**
 * Finds the server a path names, as far as the caller may see it: another project's server is not found, and the
 * route's rule is asked about the server's owner.
 */
public final class ServerLookup {
    private final Database database;
    private final ServerStore servers;
    private final Policy policy;

    public ServerLookup(Database database, ServerStore servers, Policy policy) {
        this.database = requireNonNull(database, "database");
        this.servers = requireNonNull(servers, "servers");
        this.policy = requireNonNull(policy, "policy");
    }

    /** The server of {@code {id}}, not deleted. */
    public Server find(HttpRequest request) {
        return find(request, false);
    }

    /** The server of {@code {id}}; deleted ones too when {@code deletedToo}. */
    public Server find(HttpRequest request, boolean deletedToo) {
        String id = request.value("id");
        Server server = database.read("find server", tx -> find(tx, id, deletedToo));
        request.routed().policy().ifPresent(rule -> policy.enforce(rule, target(server)));
        return server;
    }

    /** As {@link #find(HttpRequest)}, in the words of those parts of Nova that first ask which cell a server is in. */
    public Server findMapped(HttpRequest request) {
        requireMapped(request);
        return find(request);
    }

    private Server requireMapped(HttpRequest request) {
        String id = request.value("id");
        return database.read("find server", tx -> existing(tx, id))
                .orElseThrow(
                        () -> new NovaException(ErrorCode.NOT_FOUND, "Instance " + id + " has no mapping to a cell."));
    }

    /**
     * As {@link #findMapped}, but another project's server is forbidden, as Nova does for tags and shares: it knows no
     * more of it than its cell then.
     */
    public Server findAnywhere(HttpRequest request) {
        Server server = requireMapped(request);
        if (server.state().deleted()) {
            throw missing(server.id().value());
        }
        request.routed().policy().ifPresent(rule -> policy.enforce(rule, target(server)));
        return server;
    }

    private Server find(Tx tx, String id, boolean deletedToo) {
        boolean admin = policy.isAdmin();
        return existing(tx, id)
                .filter(server -> deletedToo || !server.state().deleted())
                .filter(server -> admin
                        || server.identity()
                                .project()
                                .equals(RequestContext.CURRENT.get().project()))
                .orElseThrow(() -> missing(id));
    }

    private Optional<Server> existing(Tx tx, String id) {
        return Formats.isUuid(id) && id.length() == 36 ? servers.find(tx, new ServerId(id)) : Optional.empty();
    }

    public static Target target(Server server) {
        return Target.of(server.identity().project(), server.identity().user());
    }

    public static NovaException missing(String id) {
        return new NovaException(ErrorCode.NOT_FOUND, "Instance " + id + " could not be found.");
    }
}
