package nova.scheduler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import nova.db.Database;
import nova.db.schedule.ClaimStore;
import nova.model.error.NovaException;
import nova.model.host.HostId;
import nova.model.operation.OperationId;
import nova.model.schedule.ClaimOrder;
import nova.model.schedule.GroupPlaces;
import nova.model.server.ServerId;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;
import nova.scheduler.host.HostView;

/** Makes one claim: one short transaction, and a note of it in our own view. */
final class MakeClaim {
    sealed interface Outcome {
        /** The operation holds its claim on this host; another than asked for when the question came twice. */
        record Claimed(HostId host) implements Outcome {}

        /** Somebody else was faster, and our view was stale. */
        record Full() implements Outcome {}

        /** The group changed, or another process answers the same question: look again. */
        record Overtaken() implements Outcome {}
    }

    private static final Logger LOG = System.getLogger(MakeClaim.class.getName());

    private final Database database;
    private final HostView view;
    private final ClaimStore claims = new ClaimStore();

    MakeClaim(Database database, HostView view) {
        this.database = database;
        this.view = view;
    }

    /** For a question that may come twice: an earlier claim of the operation is kept. */
    Outcome claim(OperationId operation, Question question, HostState host) {
        ClaimOrder order = order(operation, question, host);
        return attempt(order, host, () -> database.write("claim host", tx -> claims.claim(tx, order)));
    }

    /** For the host a flow goes on with: whatever else the operation holds for the server is given back. */
    Outcome claimInstead(OperationId operation, Question question, HostState host) {
        ClaimOrder order = order(operation, question, host);
        return attempt(order, host, () -> {
            database.change("claim alternate", tx -> claims.claimInstead(tx, order));
            return host.id();
        });
    }

    private interface Transaction {
        HostId run();
    }

    private Outcome attempt(ClaimOrder order, HostState host, Transaction transaction) {
        try {
            HostId claimed = transaction.run();
            if (claimed.equals(host.id())) {
                view.consume(claimed, order.amounts());
            }
            return new Outcome.Claimed(claimed);
        } catch (NovaException refused) {
            LOG.log(
                    Level.DEBUG,
                    "claim refused server={0} host={1} reason={2}",
                    order.server(),
                    host.name(),
                    refused.getMessage());
            return switch (refused.code()) {
                case NO_VALID_HOST -> new Outcome.Full();
                case CONFLICT -> new Outcome.Overtaken();
                default -> throw refused;
            };
        }
    }

    private static ClaimOrder order(OperationId operation, Question question, HostState host) {
        return new ClaimOrder(
                operation,
                question.server(),
                host.choice(),
                question.wish().resources(),
                question.group().map(MakeClaim::seat));
    }

    private static ClaimOrder.Seat seat(GroupPlaces group) {
        return new ClaimOrder.Seat(group.id(), group.revision(), group.policy().hard());
    }

    /** Gives back what an operation claimed for servers, when not all of them found a place. */
    void giveBack(OperationId operation, List<ServerId> servers) {
        database.change("give back claims", tx -> {
            for (ClaimStore.Held held : claims.heldBy(tx, servers)) {
                if (held.operation().equals(operation)) {
                    claims.release(tx, held.server().value(), held.host());
                }
            }
        });
    }
}
