package nova.compute.order;

import static java.util.Objects.requireNonNull;

import nova.model.operation.GuestOrder.Resume;
import nova.model.operation.StepOutcome;
import nova.virt.VirtDriver;

/** Brings a suspended guest back; does nothing when it runs. */
final class ResumeGuest implements OrderHandler<Resume> {
    private final VirtDriver driver;

    ResumeGuest(VirtDriver driver) {
        this.driver = requireNonNull(driver, "driver");
    }

    @Override
    public StepOutcome carryOut(Resume order, Attempt attempt) {
        driver.resume(order.guest());
        return GuestOrders.done(driver, order.server());
    }
}
