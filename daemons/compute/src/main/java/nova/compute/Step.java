package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import nova.compute.order.Attempt;
import nova.compute.order.GuestOrders;
import nova.model.operation.GuestOrder;
import nova.model.operation.OperationId;
import nova.model.operation.StepOutcome;
import nova.model.operation.StepRef;
import nova.rpc.contract.HostReports.BeginAnswer;

/** One step this host holds: asked for, begun, carried out, reported. */
final class Step {
    private static final Logger LOG = System.getLogger(Step.class.getName());

    private final GuestOrder order;
    private StepRef ref; // guarded by this
    private boolean begun; // guarded by this
    private volatile boolean cancelled;

    /** A step without its attempt. */
    record Key(OperationId operation, int sequence) {
        static Key of(StepRef ref) {
            return new Key(ref.operation(), ref.sequence());
        }
    }

    Step(StepRef ref, GuestOrder order) {
        this.ref = requireNonNull(ref, "ref");
        this.order = requireNonNull(order, "order");
    }

    synchronized StepRef ref() {
        return ref;
    }

    GuestOrder order() {
        return order;
    }

    /** The same order was sent again: until we began, the newest attempt is the one the conductor waits for. */
    synchronized void sentAgain(StepRef newer) {
        if (!begun && newer.attempt() > ref.attempt()) {
            ref = newer;
        }
    }

    void cancel() {
        cancelled = true;
    }

    /**
     * Begins if that is still wanted, carries out and reports. Whatever was begun is reported, however it ended; an
     * attempt that a newer one overtook while we asked is asked again as that. The outcome is empty when nothing was
     * begun, or its report was never answered.
     */
    Optional<StepOutcome> run(Conductors conductors, Presence presence, GuestOrders orders) {
        while (presence.mayBegin()) {
            StepRef asked = ref();
            Optional<BeginAnswer> answer = conductors.begin(asked);
            if (answer.isPresent() && answer.get().wanted()) {
                markBegun(asked);
                StepOutcome outcome =
                        orders.carryOut(order, new Attempt(answer.get().again(), () -> cancelled));
                LOG.log(
                        Level.INFO,
                        "order carried out: server={0} order={1} outcome={2}",
                        order.server(),
                        order.getClass().getSimpleName(),
                        outcome);
                return conductors.report(asked, outcome) ? Optional.of(outcome) : Optional.empty();
            }
            if (answer.isEmpty() || asked.equals(ref())) {
                LOG.log(Level.DEBUG, "order not wanted: server={0} step={1}", order.server(), asked);
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private synchronized void markBegun(StepRef asked) {
        ref = asked;
        begun = true;
    }
}
