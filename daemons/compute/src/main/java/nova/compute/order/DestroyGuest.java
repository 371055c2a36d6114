package nova.compute.order;

import static java.util.Objects.requireNonNull;

import nova.model.operation.GuestOrder.Destroy;
import nova.model.operation.StepOutcome;
import nova.model.server.PowerState;
import nova.virt.VirtDriver;

/** Removes a guest and all of it on this host; harmless when nothing is here. */
final class DestroyGuest implements OrderHandler<Destroy> {
    private final VirtDriver driver;

    DestroyGuest(VirtDriver driver) {
        this.driver = requireNonNull(driver, "driver");
    }

    @Override
    public StepOutcome carryOut(Destroy order, Attempt attempt) {
        driver.destroy(order.server());
        return new StepOutcome.Done(PowerState.NOSTATE);
    }
}
