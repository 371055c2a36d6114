package nova.compute.order;

import static java.util.Objects.requireNonNull;

import nova.model.operation.GuestOrder.PowerOff;
import nova.model.operation.StepOutcome;
import nova.virt.VirtDriver;

/** Shuts a guest down, by force after the grace; does nothing when it is off. */
final class PowerOffGuest implements OrderHandler<PowerOff> {
    private final VirtDriver driver;

    PowerOffGuest(VirtDriver driver) {
        this.driver = requireNonNull(driver, "driver");
    }

    @Override
    public StepOutcome carryOut(PowerOff order, Attempt attempt) {
        driver.powerOff(order.server(), order.graceSeconds(), attempt.cancelled());
        return GuestOrders.done(driver, order.server());
    }
}
