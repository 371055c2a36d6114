package nova.conductor.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nova.db.Database;
import nova.db.operation.OperationStore;
import nova.db.operation.ServerMoveStore;
import nova.db.operation.StepStore;
import nova.model.host.HostName;
import nova.model.network.Vif;
import nova.model.server.ServerId;

/** What flows ask of our rows about a server; always within a step. */
public final class ServerFacts {
    private final Database database;
    private final ServerMoveStore servers;
    private final StepStore steps;
    private final OperationStore operations;

    public ServerFacts(Database database, ServerMoveStore servers, StepStore steps, OperationStore operations) {
        this.database = database;
        this.servers = servers;
        this.steps = steps;
        this.operations = operations;
    }

    /** Where a server is. */
    public record Place(Optional<HostName> host) {}

    public Place placeOf(ServerId server) {
        return new Place(database.read(
                "find place of server",
                tx -> servers.standing(tx, server)
                        .filter(standing -> !standing.deleted())
                        .flatMap(ServerMoveStore.Standing::host)));
    }

    /** Its interfaces, as its row has them. */
    public List<Vif> vifsOf(ServerId server) {
        return database.read(
                "find interfaces of server",
                tx -> servers.standing(tx, server)
                        .map(ServerMoveStore.Standing::vifs)
                        .orElse(List.of()));
    }

    /** What a delete must clear: hosts that may have something of the server, and whether ports may exist. */
    public record Estate(List<HostName> hosts, boolean wired) {
        public Estate {
            hosts = List.copyOf(hosts);
        }
    }

    /** From the row and from the journals: also hosts where a build was begun and then given up. */
    public Estate estateOf(ServerId server) {
        return database.read("find estate of server", tx -> {
            Optional<ServerMoveStore.Standing> row = servers.standing(tx, server);
            Set<HostName> hosts = new LinkedHashSet<>();
            row.flatMap(ServerMoveStore.Standing::host).ifPresent(hosts::add);
            hosts.addAll(steps.fencedAfterBegin(tx, server.value()));
            boolean hasVifs = row.isPresent() && !row.get().vifs().isEmpty();
            return new Estate(new ArrayList<>(hosts), hasVifs || operations.everWired(tx, server.value()));
        });
    }
}
