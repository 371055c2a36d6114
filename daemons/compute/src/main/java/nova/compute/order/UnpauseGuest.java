package nova.compute.order;

import static java.util.Objects.requireNonNull;

import nova.model.operation.GuestOrder.Unpause;
import nova.model.operation.StepOutcome;
import nova.virt.VirtDriver;

/** Thaws a paused guest; does nothing when it runs. */
final class UnpauseGuest implements OrderHandler<Unpause> {
    private final VirtDriver driver;

    UnpauseGuest(VirtDriver driver) {
        this.driver = requireNonNull(driver, "driver");
    }

    @Override
    public StepOutcome carryOut(Unpause order, Attempt attempt) {
        driver.unpause(order.server());
        return GuestOrders.done(driver, order.server());
    }
}
