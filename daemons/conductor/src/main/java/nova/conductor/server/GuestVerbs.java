package nova.conductor.server;

import static nova.model.server.TaskState.PAUSING;
import static nova.model.server.TaskState.POWERING_OFF;
import static nova.model.server.TaskState.POWERING_ON;
import static nova.model.server.TaskState.REBOOTING;
import static nova.model.server.TaskState.REBOOTING_HARD;
import static nova.model.server.TaskState.REBOOT_PENDING;
import static nova.model.server.TaskState.REBOOT_PENDING_HARD;
import static nova.model.server.TaskState.REBOOT_STARTED;
import static nova.model.server.TaskState.REBOOT_STARTED_HARD;
import static nova.model.server.TaskState.RESUMING;
import static nova.model.server.TaskState.SUSPENDING;
import static nova.model.server.TaskState.UNPAUSING;
import static nova.model.server.VmState.ACTIVE;
import static nova.model.server.VmState.PAUSED;
import static nova.model.server.VmState.STOPPED;
import static nova.model.server.VmState.SUSPENDED;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nova.conductor.operation.Flow;
import nova.model.operation.GuestOrder;
import nova.model.operation.OperationOrder.OneServer;
import nova.model.operation.OperationOrder.RebootServer;
import nova.model.operation.Verb;
import nova.model.server.TaskState;
import nova.model.server.VmState;

/** Start, stop, reboot, pause, unpause, suspend, resume: as data for {@link ChangeGuest}. */
public final class GuestVerbs {
    private final ServerFacts facts;
    private final GuestSpecs guests;
    private final int shutdownSeconds;

    /** {@code shutdownSeconds} is how long a guest may take to shut down by itself ({@code shutdown_timeout}). */
    public GuestVerbs(ServerFacts facts, GuestSpecs guests, int shutdownSeconds) {
        this.facts = facts;
        this.guests = guests;
        this.shutdownSeconds = shutdownSeconds;
    }

    public List<Flow<?>> flows() {
        return List.of(
                simple(
                        Verb.START_SERVER,
                        "start",
                        POWERING_ON,
                        ACTIVE,
                        order -> new GuestOrder.PowerOn(guests.existing(order.server()))),
                simple(
                        Verb.STOP_SERVER,
                        "stop",
                        POWERING_OFF,
                        STOPPED,
                        order -> new GuestOrder.PowerOff(order.server(), shutdownSeconds)),
                simple(Verb.PAUSE_SERVER, "pause", PAUSING, PAUSED, order -> new GuestOrder.Pause(order.server())),
                simple(
                        Verb.UNPAUSE_SERVER,
                        "unpause",
                        UNPAUSING,
                        ACTIVE,
                        order -> new GuestOrder.Unpause(order.server())),
                simple(
                        Verb.SUSPEND_SERVER,
                        "suspend",
                        SUSPENDING,
                        SUSPENDED,
                        order -> new GuestOrder.Suspend(order.server())),
                simple(
                        Verb.RESUME_SERVER,
                        "resume",
                        RESUMING,
                        ACTIVE,
                        order -> new GuestOrder.Resume(guests.existing(order.server()))),
                reboot());
    }

    private Flow<?> simple(Verb verb, String word, TaskState task, VmState end, Function<OneServer, GuestOrder> order) {
        return new ChangeGuest<>(
                new GuestVerb<>(
                        verb,
                        OneServer.class,
                        word,
                        "compute_" + word + "_instance",
                        Set.of(task),
                        Optional.empty(),
                        end,
                        order),
                facts);
    }

    /** Soft and hard share the verb, as in Nova; which one is in the order. */
    private Flow<?> reboot() {
        return new RebootFlow(
                facts, order -> new GuestOrder.Reboot(guests.existing(order.server()), order.hard(), shutdownSeconds));
    }

    /** The task states of a soft and of a hard reboot differ, so that each leaves the other's alone. */
    static GuestVerb<RebootServer> rebootVerb(boolean hard, Function<RebootServer, GuestOrder> order) {
        return new GuestVerb<>(
                Verb.REBOOT_SERVER,
                RebootServer.class,
                "reboot",
                "compute_reboot_instance",
                hard
                        ? Set.of(REBOOTING_HARD, REBOOT_PENDING_HARD, REBOOT_STARTED_HARD)
                        : Set.of(REBOOTING, REBOOT_PENDING, REBOOT_STARTED),
                Optional.of(hard ? REBOOT_STARTED_HARD : REBOOT_STARTED),
                ACTIVE,
                order);
    }
}
