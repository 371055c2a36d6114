package nova.compute.order;

import static java.util.Objects.requireNonNull;

import nova.model.operation.GuestOrder.PowerOn;
import nova.model.operation.StepOutcome;
import nova.virt.VirtDriver;

/** Starts a guest that is off; does nothing when it runs. */
final class PowerOnGuest implements OrderHandler<PowerOn> {
    private final VirtDriver driver;

    PowerOnGuest(VirtDriver driver) {
        this.driver = requireNonNull(driver, "driver");
    }

    @Override
    public StepOutcome carryOut(PowerOn order, Attempt attempt) {
        driver.powerOn(order.guest());
        return GuestOrders.done(driver, order.server());
    }
}
