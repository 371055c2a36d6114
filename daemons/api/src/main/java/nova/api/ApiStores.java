package nova.api;

import static java.util.Objects.requireNonNull;

import nova.db.operation.OperationStore;
import nova.db.server.ServerEditStore;
import nova.db.server.ServerRequestStore;
import nova.db.server.ServerStore;
import nova.db.service.HostStatusStore;

/** The stores the API's resources share. */
public record ApiStores(
        ServerStore servers,
        ServerEditStore edits,
        ServerRequestStore requests,
        HostStatusStore hosts,
        OperationStore operations) {
    public ApiStores {
        requireNonNull(servers, "servers");
        requireNonNull(edits, "edits");
        requireNonNull(requests, "requests");
        requireNonNull(hosts, "hosts");
        requireNonNull(operations, "operations");
    }

    public static ApiStores of(OperationStore operations) {
        return new ApiStores(
                new ServerStore(), new ServerEditStore(), new ServerRequestStore(), new HostStatusStore(), operations);
    }
}
