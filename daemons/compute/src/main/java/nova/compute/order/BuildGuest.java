package nova.compute.order;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import nova.model.error.ErrorCode;
import nova.model.operation.GuestOrder.Build;
import nova.model.operation.StepOutcome;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.virt.GuestException;
import nova.virt.ImageSource;
import nova.virt.VirtDriver;

/**
 * Makes a guest and starts it. A host that fails removes what it made before it says so, and only when it is sure that
 * nothing is left does it refuse, which sends the server elsewhere (as Nova reschedules); otherwise the server stays
 * here, in error.
 */
final class BuildGuest implements OrderHandler<Build> {
    private static final Logger LOG = System.getLogger(BuildGuest.class.getName());

    private final VirtDriver driver;
    private final ImageSource images;

    BuildGuest(VirtDriver driver, ImageSource images) {
        this.driver = requireNonNull(driver, "driver");
        this.images = requireNonNull(images, "images");
    }

    @Override
    public StepOutcome carryOut(Build order, Attempt attempt) {
        try {
            return new StepOutcome.Done(
                    driver.spawn(order.guest(), images, attempt.cancelled()).power());
        } catch (GuestException failed) {
            LOG.log(
                    Level.WARNING,
                    "build failed: server={0} kind={1} reason={2}",
                    order.server(),
                    failed.kind(),
                    failed.getMessage());
            return removed(order.server())
                    ? outcome(failed.kind(), failed.getMessage())
                    : stuck(order.server(), failed.getMessage());
        }
    }

    private static StepOutcome outcome(GuestException.Kind kind, String reason) {
        return switch (kind) {
            case CANCELLED -> new StepOutcome.Cancelled();
            case IMPOSSIBLE -> new StepOutcome.Failed(ErrorCode.BAD_REQUEST, reason, PowerState.NOSTATE);
            case REFUSED, FAILED, NOT_FOUND, NOT_SUPPORTED -> new StepOutcome.Refused(reason);
        };
    }

    /** Drivers clean up themselves; this is the second look, and the proof. */
    private boolean removed(ServerId server) {
        try {
            driver.destroy(server);
            return driver.inspect(server).isEmpty();
        } catch (GuestException still) {
            LOG.log(
                    Level.WARNING,
                    "a failed build may have left something: server={0} reason={1}",
                    server,
                    still.getMessage());
            return false;
        }
    }

    private StepOutcome stuck(ServerId server, String reason) {
        return new StepOutcome.Failed(
                ErrorCode.INTERNAL,
                reason + " (and what was made of the guest could not be removed)",
                GuestOrders.power(driver, server));
    }
}
