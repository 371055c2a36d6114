package nova.compute.order;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import nova.model.error.ErrorCode;
import nova.model.operation.GuestOrder;
import nova.model.operation.StepOutcome;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.virt.GuestException;
import nova.virt.ImageSource;
import nova.virt.VirtDriver;

/** Carries out any order with this host's driver, and says how it ended. Never throws what a driver threw. */
public final class GuestOrders {
    private static final Logger LOG = System.getLogger(GuestOrders.class.getName());

    private final VirtDriver driver;
    private final BuildGuest build;
    private final DestroyGuest destroy;
    private final PowerOnGuest powerOn;
    private final PowerOffGuest powerOff;
    private final RebootGuest reboot;
    private final PauseGuest pause;
    private final UnpauseGuest unpause;
    private final SuspendGuest suspend;
    private final ResumeGuest resume;

    public GuestOrders(VirtDriver driver, ImageSource images) {
        this.driver = requireNonNull(driver, "driver");
        build = new BuildGuest(driver, images);
        destroy = new DestroyGuest(driver);
        powerOn = new PowerOnGuest(driver);
        powerOff = new PowerOffGuest(driver);
        reboot = new RebootGuest(driver);
        pause = new PauseGuest(driver);
        unpause = new UnpauseGuest(driver);
        suspend = new SuspendGuest(driver);
        resume = new ResumeGuest(driver);
    }

    /** An order that is cancelled before anything was done is not begun at all. */
    public StepOutcome carryOut(GuestOrder order, Attempt attempt) {
        if (attempt.again()) {
            LOG.log(
                    Level.INFO,
                    "order was begun before a restart, going on: server={0} order={1} power={2}",
                    order.server(),
                    name(order),
                    power(driver, order.server()));
        } else if (attempt.cancelled().getAsBoolean()) {
            return new StepOutcome.Cancelled();
        }
        try {
            return dispatch(order, attempt);
        } catch (GuestException failed) {
            return outcome(order, failed);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "order failed unexpectedly: server=" + order.server() + " order=" + name(order), bug);
            return failed(order, ErrorCode.INTERNAL, "unexpected failure on the host; its log tells more");
        }
    }

    private StepOutcome dispatch(GuestOrder order, Attempt attempt) {
        return switch (order) {
            case GuestOrder.Build one -> build.carryOut(one, attempt);
            case GuestOrder.Destroy one -> destroy.carryOut(one, attempt);
            case GuestOrder.PowerOn one -> powerOn.carryOut(one, attempt);
            case GuestOrder.PowerOff one -> powerOff.carryOut(one, attempt);
            case GuestOrder.Reboot one -> reboot.carryOut(one, attempt);
            case GuestOrder.Pause one -> pause.carryOut(one, attempt);
            case GuestOrder.Unpause one -> unpause.carryOut(one, attempt);
            case GuestOrder.Suspend one -> suspend.carryOut(one, attempt);
            case GuestOrder.Resume one -> resume.carryOut(one, attempt);
        };
    }

    private StepOutcome outcome(GuestOrder order, GuestException failed) {
        String reason = failed.getMessage();
        LOG.log(
                Level.WARNING,
                "order failed: server={0} order={1} kind={2} reason={3}",
                order.server(),
                name(order),
                failed.kind(),
                reason);
        return switch (failed.kind()) {
            case CANCELLED -> new StepOutcome.Cancelled();
            case NOT_FOUND -> new StepOutcome.Failed(ErrorCode.NOT_FOUND, reason, PowerState.NOSTATE);
            case NOT_SUPPORTED -> failed(order, ErrorCode.NOT_SUPPORTED, reason);
            case IMPOSSIBLE -> failed(order, ErrorCode.BAD_REQUEST, reason);
            case REFUSED -> failed(order, ErrorCode.UNAVAILABLE, reason);
            case FAILED -> failed(order, ErrorCode.INTERNAL, reason);
        };
    }

    private StepOutcome failed(GuestOrder order, ErrorCode code, String reason) {
        return new StepOutcome.Failed(code, reason, power(driver, order.server()));
    }

    private static String name(GuestOrder order) {
        return order.getClass().getSimpleName();
    }

    static StepOutcome done(VirtDriver driver, ServerId server) {
        return new StepOutcome.Done(power(driver, server));
    }

    /** What the guest does now; NOSTATE when the hypervisor cannot even say that. */
    static PowerState power(VirtDriver driver, ServerId server) {
        try {
            return driver.powerState(server);
        } catch (GuestException unknown) {
            LOG.log(Level.WARNING, "power state unknown: server={0} reason={1}", server, unknown.getMessage());
            return PowerState.NOSTATE;
        }
    }
}
