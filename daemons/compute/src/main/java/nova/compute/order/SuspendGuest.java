package nova.compute.order;

import static java.util.Objects.requireNonNull;

import nova.model.operation.GuestOrder.Suspend;
import nova.model.operation.StepOutcome;
import nova.virt.VirtDriver;

/** Saves a guest's memory to disk and stops it; does nothing when that is done. */
final class SuspendGuest implements OrderHandler<Suspend> {
    private final VirtDriver driver;

    SuspendGuest(VirtDriver driver) {
        this.driver = requireNonNull(driver, "driver");
    }

    @Override
    public StepOutcome carryOut(Suspend order, Attempt attempt) {
        driver.suspend(order.server());
        return GuestOrders.done(driver, order.server());
    }
}
