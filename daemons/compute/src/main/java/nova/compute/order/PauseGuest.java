package nova.compute.order;

import static java.util.Objects.requireNonNull;

import nova.model.operation.GuestOrder.Pause;
import nova.model.operation.StepOutcome;
import nova.virt.VirtDriver;

/** Freezes a guest in memory; does nothing when it is frozen. */
final class PauseGuest implements OrderHandler<Pause> {
    private final VirtDriver driver;

    PauseGuest(VirtDriver driver) {
        this.driver = requireNonNull(driver, "driver");
    }

    @Override
    public StepOutcome carryOut(Pause order, Attempt attempt) {
        driver.pause(order.server());
        return GuestOrders.done(driver, order.server());
    }
}
