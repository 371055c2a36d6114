package nova.scheduler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import nova.db.Database;
import nova.db.schedule.ClaimStore;
import nova.model.error.NovaException;
import nova.model.operation.OperationId;
import nova.model.schedule.ClaimOrder;
import nova.model.schedule.GroupPlaces;
import nova.model.schedule.PlacementWish;
import nova.model.server.ServerId;
import nova.scheduler.host.HostState;
import nova.scheduler.host.HostView;

/** Makes one claim: one short transaction, and a note of it in our own view. */
final class ClaimHost {
    enum Outcome {
        CLAIMED,
        /** Somebody else was faster, or the view was stale. */
        FULL,
        /** A member of the group was placed meanwhile: look again. */
        GROUP_CHANGED
    }

    private static final Logger LOG = System.getLogger(ClaimHost.class.getName());

    private final Database database;
    private final HostView view;
    private final ClaimStore claims = new ClaimStore();

    ClaimHost(Database database, HostView view) {
        this.database = database;
        this.view = view;
    }

    /** For whom; the group is the server's as it was read for this decision. */
    record Claimant(OperationId operation, ServerId server, PlacementWish wish, Optional<GroupPlaces> group) {}

    Outcome claim(Claimant claimant, HostState host) {
        ClaimOrder order = new ClaimOrder(
                claimant.operation(),
                claimant.server(),
                host.choice(),
                claimant.wish().resources(),
                claimant.group()
                        .map(group -> new ClaimOrder.Seat(
                                group.id(), group.revision(), group.policy().hard())));
        try {
            database.change("claim host", tx -> claims.claim(tx, order));
        } catch (NovaException refused) {
            LOG.log(
                    Level.DEBUG,
                    "claim refused server={0} host={1} reason={2}",
                    order.server(),
                    host.name(),
                    refused.getMessage());
            return switch (refused.code()) {
                case NO_VALID_HOST -> Outcome.FULL;
                case CONFLICT -> Outcome.GROUP_CHANGED;
                default -> throw refused;
            };
        }
        view.consume(host.id(), order.amounts());
        return Outcome.CLAIMED;
    }
}
