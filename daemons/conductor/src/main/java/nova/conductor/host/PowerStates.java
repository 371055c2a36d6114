package nova.conductor.host;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.conductor.operation.OperationEngine;
import nova.db.Database;
import nova.db.Tx;
import nova.db.operation.HostLifeStore;
import nova.db.operation.OperationStore;
import nova.db.operation.ServerMoveStore;
import nova.db.operation.ServerMoveStore.Standing;
import nova.model.context.RequestId;
import nova.model.host.HostName;
import nova.model.operation.NewOperation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;
import nova.model.server.PowerState;
import nova.model.server.ServerAction;
import nova.model.server.TaskState;
import nova.model.server.VmState;
import nova.rpc.contract.HostReports.GuestPower;
import nova.rpc.contract.HostReports.Noted;
import nova.rpc.contract.HostReports.Speaker;
import nova.runtime.port.Platform;

/**
 * What hosts say of their guests' power informs; only idle servers on that host are touched. As in Nova, a guest that
 * ended by itself is stopped, and one that runs though it was stopped is stopped again: as an accepted operation.
 */
final class PowerStates {
    /** A report is never older than this; a server that changed since may have been what the report describes. */
    static final Duration LONGEST_UNDERWAY = Duration.ofSeconds(20);

    private static final Logger LOG = System.getLogger(PowerStates.class.getName());

    private final Platform platform;
    private final Database database;
    private final HostLifeStore hosts;
    private final ServerMoveStore servers;
    private final OperationStore operations;
    private final OperationEngine engine;

    PowerStates(Platform platform, Database database, Begins.Stores stores, OperationEngine engine) {
        this.platform = platform;
        this.database = database;
        this.hosts = stores.hosts();
        this.servers = stores.servers();
        this.operations = stores.operations();
        this.engine = engine;
    }

    Noted note(Speaker speaker, List<GuestPower> guests) {
        Noted noted = Currency.of(database.read("find host", tx -> hosts.find(tx, speaker.host())), speaker);
        if (noted.current()) {
            guests.forEach(guest -> note(speaker.host(), guest));
        }
        return noted;
    }

    private void note(HostName host, GuestPower guest) {
        Optional<Standing> seen = database.read("find server", tx -> servers.standing(tx, guest.server()));
        if (seen.isEmpty() || !idleAt(host, seen.get()) || seen.get().power() == guest.power()) {
            return;
        }
        OperationId stop = new OperationId(platform.newId());
        RequestId request = new RequestId("req-" + platform.newId());
        boolean stops = database.write("note power state", tx -> apply(tx, host, guest, stop, request));
        if (stops) {
            LOG.log(
                    Level.INFO,
                    "guest is not in the state it should be, stopping it server={0} host={1} power={2}",
                    guest.server(),
                    host,
                    guest.power());
            engine.offer(stop);
        }
    }

    private boolean apply(Tx tx, HostName host, GuestPower guest, OperationId stop, RequestId request) {
        Optional<Standing> now = servers.standing(tx, guest.server()).filter(standing -> idleAt(host, standing));
        if (now.isEmpty()
                || !settled(now.get(), tx.now())
                || !servers.notePower(tx, guest.server(), host, guest.power())) {
            return false;
        }
        if (!mustStop(now.get().vm(), guest.power())
                || !servers.admit(tx, guest.server(), now.get().vm(), TaskState.POWERING_OFF)) {
            return false;
        }
        NewOperation operation = NewOperation.visible(
                stop,
                Verb.STOP_SERVER,
                new OperationOrder.OneServer(guest.server()),
                ServerAction.STOP.action(),
                new NewOperation.By(request, now.get().project(), now.get().user()));
        operations.accept(tx, operation);
        return true;
    }

    private static boolean idleAt(HostName host, Standing standing) {
        return !standing.deleted()
                && standing.task() == TaskState.NONE
                && standing.host().equals(Optional.of(host));
    }

    private static boolean settled(Standing standing, Instant now) {
        return Duration.between(standing.updated(), now).compareTo(LONGEST_UNDERWAY) > 0;
    }

    /** Nova's table of _sync_instance_power_state, for the cases in which it acts. */
    static boolean mustStop(VmState vm, PowerState power) {
        return switch (power) {
            case SHUTDOWN, CRASHED -> vm == VmState.ACTIVE || vm == VmState.PAUSED;
            case SUSPENDED -> vm == VmState.ACTIVE;
            case RUNNING, PAUSED -> vm == VmState.STOPPED;
            case NOSTATE -> false;
        };
    }
}
