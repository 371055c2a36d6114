package nova.api.server.create;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.api.ApiContext;
import nova.api.server.create.CreateServerOrder.Placing;
import nova.db.Tx;
import nova.db.schedule.PlaceStore;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;

/** Where a request wants its servers: what it names must be there, and a forced host decides about the zone. */
final class ResolvePlace {
    private static final PlaceStore PLACES = new PlaceStore();

    private final ApiContext context;

    ResolvePlace(ApiContext context) {
        this.context = requireNonNull(context, "context");
    }

    /** The zone the servers are pinned to: the one asked for, else the one operators chose for those who do not ask. */
    Optional<String> zone(Tx tx, Placing placing) {
        Optional<String> zone = placing.zone().or(context.servers()::defaultScheduleZone);
        String usual = context.operators().defaultAvailabilityZone();
        if (placing.forcedHost().isPresent() || placing.forcedNode().isPresent()) {
            String real = placing.forcedHost()
                    .flatMap(host -> PLACES.zoneOf(tx, new HostName(host)))
                    .orElse(usual);
            zone = zone.filter(real::equals);
        }
        if (placing.forcedHost().isEmpty() && zone.isPresent() && !there(tx, zone.get(), usual)) {
            throw bad("The requested availability zone is not available");
        }
        return zone;
    }

    private boolean there(Tx tx, String zone, String usual) {
        return zone.equals(context.operators().internalServiceAvailabilityZone()) || PLACES.hasZone(tx, zone, usual);
    }

    void requireRequestedHost(Tx tx, Placing placing) {
        Optional<HostName> host = placing.requestedHost().map(HostName::new);
        Optional<String> node = placing.requestedNode();
        if ((host.isPresent() || node.isPresent()) && !PLACES.hasHost(tx, host, node)) {
            throw bad(
                    "Compute host " + host.map(HostName::value).or(() -> node).orElseThrow() + " could not be found.");
        }
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
