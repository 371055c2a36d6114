package nova.compute.order;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import nova.model.operation.GuestOrder.Reboot;
import nova.model.operation.StepOutcome;
import nova.model.server.PowerState;
import nova.virt.VirtDriver;

/**
 * Restarts a guest. A soft reboot that the guest does not follow, or cannot because it does not run, becomes a hard
 * one, as in Nova. After a restart of this daemon nobody can tell whether the guest rebooted; it then reboots twice,
 * which is what its user asked for, once more.
 */
final class RebootGuest implements OrderHandler<Reboot> {
    private static final Logger LOG = System.getLogger(RebootGuest.class.getName());

    private final VirtDriver driver;

    RebootGuest(VirtDriver driver) {
        this.driver = requireNonNull(driver, "driver");
    }

    @Override
    public StepOutcome carryOut(Reboot order, Attempt attempt) {
        if (order.hard() || !rebootsSoftly(order, attempt)) {
            driver.rebootHard(order.guest());
        }
        return GuestOrders.done(driver, order.server());
    }

    private boolean rebootsSoftly(Reboot order, Attempt attempt) {
        boolean followed = driver.powerState(order.server()) == PowerState.RUNNING
                && driver.rebootSoft(order.server(), order.graceSeconds(), attempt.cancelled());
        if (!followed) {
            LOG.log(Level.INFO, "guest did not reboot by itself, rebooting hard: server={0}", order.server());
        }
        return followed;
    }
}
