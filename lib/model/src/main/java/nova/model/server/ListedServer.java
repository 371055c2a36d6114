package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A server with what detailed lists show beside it: its number, what its request asked for, and whether its host is up,
 * if it has one.
 */
public record ListedServer(Server server, long number, ServerRequest request, Optional<String> hostStatus) {
    public ListedServer {
        requireNonNull(server, "server");
        requireNonNull(request, "request");
        requireNonNull(hostStatus, "hostStatus");
    }

    /** What of it a list shows: the status of a host costs a look at its service. */
    public record Shown(boolean hostStatus) {}

    public ListedServer with(Server other) {
        return new ListedServer(other, number, request, hostStatus);
    }
}
