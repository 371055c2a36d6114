package nova.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.schedule.ClaimStore;
import nova.db.schedule.HostFactsStore;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.operation.OperationId;
import nova.model.schedule.GroupPlaces;
import nova.model.schedule.PlacementWish;
import nova.model.server.ServerId;

/**
 * What only the database knows about one question: what its servers hold already, their group, and where the servers
 * are that the hints name.
 */
record Situation(List<ClaimStore.Held> held, Optional<GroupPlaces> group, Map<ServerId, HostName> named) {
    private static final List<String> HINTS_WITH_SERVERS = List.of("different_host", "same_host");
    private static final ClaimStore CLAIMS = new ClaimStore();
    private static final HostFactsStore FACTS = new HostFactsStore();

    static Situation read(Database database, List<ServerId> servers, PlacementWish wish) {
        List<ServerId> named = named(wish);
        return database.read("read situation", tx -> {
            return new Situation(
                    CLAIMS.heldBy(tx, servers),
                    wish.group().flatMap(group -> FACTS.group(tx, group)),
                    named.isEmpty() ? Map.of() : FACTS.placesOf(tx, named));
        });
    }

    /** The host an earlier answer to the same question claimed. */
    Optional<HostId> claimed(OperationId operation, ServerId server) {
        return held.stream()
                .filter(claim ->
                        claim.operation().equals(operation) && claim.server().equals(server))
                .map(ClaimStore.Held::host)
                .findFirst();
    }

    /** Whether the server has exactly this of the host, under whatever operation. */
    boolean holds(ServerId server, HostId host, Map<String, Long> amounts) {
        return held.stream()
                .anyMatch(claim -> claim.server().equals(server)
                        && claim.host().equals(host)
                        && claim.amounts().equals(amounts));
    }

    static Optional<GroupPlaces> group(Database database, PlacementWish wish) {
        return wish.group().flatMap(group -> database.read("read group", tx -> FACTS.group(tx, group)));
    }

    private static List<ServerId> named(PlacementWish wish) {
        List<ServerId> named = new ArrayList<>();
        for (String hint : HINTS_WITH_SERVERS) {
            wish.hints().getOrDefault(hint, List.of()).stream()
                    .filter(server -> !server.isBlank() && server.length() <= 255)
                    .map(ServerId::new)
                    .forEach(named::add);
        }
        return named;
    }
}
