package nova.conductor.signal;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nova.conductor.operation.Running;
import nova.db.Database;
import nova.db.Tx;
import nova.db.signal.ExternalEventStore;
import nova.db.signal.ExternalEventStore.Open;
import nova.db.signal.InterfaceStore;
import nova.model.error.NovaException;
import nova.model.network.Vif;
import nova.model.server.ServerId;
import nova.openstack.network.Networks;
import nova.runtime.port.Platform;

/**
 * Acts on what the network service tells of servers: reads their interfaces again. As in Nova only interfaces a server
 * has are refreshed, in their order; one whose port is gone is forgotten, and one that a port of ours does not know of
 * is not added.
 *
 * <p>Any conductor may do it, also two at once: what is read was read after the event was recorded, and the write is
 * guarded by the server's revision. Events stay open until the write that acts on them.
 */
public final class RefreshInterfaces implements AutoCloseable {
    private static final Duration SWEEP_PERIOD = Duration.ofSeconds(2);

    /** Servers refreshed at a time: so many calls to the network service. */
    private static final int MAX_WORKERS = 8;

    private static final int MAX_QUEUED = 10_000;
    private static final int MAX_ROUND = 500;

    /** Writes of a server that may come in between before it is left for the next sweep. */
    private static final int MAX_TRIES = 5;

    /** While the network service is away. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** An event nobody could act on for so long is given up; the next one refreshes as well. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final Logger LOG = System.getLogger(RefreshInterfaces.class.getName());

    private final Platform platform;
    private final Database database;
    private final Networks networks;
    private final ExternalEventStore events = new ExternalEventStore();
    private final InterfaceStore interfaces = new InterfaceStore();
    private final Running running = new Running();
    // All below guarded by this.
    private final Deque<ServerId> queue = new ArrayDeque<>();
    private final Set<ServerId> queued = new HashSet<>();
    private int workers;
    private boolean closed;

    public RefreshInterfaces(Platform platform, Database database, Networks networks) {
        this.platform = requireNonNull(platform, "platform");
        this.database = requireNonNull(database, "database");
        this.networks = requireNonNull(networks, "networks");
    }

    public void start() {
        running.add(platform.every("signals", SWEEP_PERIOD, this::sweep));
    }

    /** What no message told of, or what could not be done when it did. */
    private void sweep() {
        database.read("find signals", tx -> events.due(tx, MAX_ROUND)).forEach(this::offer);
    }

    /** Soon; full means refused, a sweep finds the server again. */
    public void offer(ServerId server) {
        synchronized (this) {
            if (closed || queue.size() >= MAX_QUEUED || !queued.add(server)) {
                return;
            }
            queue.add(server);
            if (workers >= MAX_WORKERS) {
                return;
            }
            workers++;
        }
        platform.start("signals", this::work);
    }

    private void work() {
        for (Optional<ServerId> next = take(); next.isPresent(); next = take()) {
            try {
                refresh(next.get());
            } catch (NovaException unreachable) {
                LOG.log(Level.WARNING, "signal left for later server=" + next.get(), unreachable);
            }
        }
    }

    /** From here on another event of the same server is another refresh. */
    private synchronized Optional<ServerId> take() {
        Optional<ServerId> next = Optional.ofNullable(queue.poll());
        next.ifPresentOrElse(queued::remove, () -> workers--);
        return next;
    }

    void refresh(ServerId server) {
        for (int i = 0; i < MAX_TRIES; i++) {
            List<Open> open = database.read("find signals of server", tx -> events.open(tx, server));
            if (open.isEmpty() || act(server, open)) {
                return;
            }
        }
    }

    /** False when the server changed meanwhile. */
    private boolean act(ServerId server, List<Open> open) {
        Optional<InterfaceStore.Known> known = database.read("find interfaces", tx -> interfaces.find(tx, server));
        Optional<List<Vif>> now =
                known.isEmpty() || known.get().vifs().isEmpty() ? Optional.of(List.of()) : ask(server, open);
        return now.isEmpty() || close(server, open, known, now.get());
    }

    private boolean close(
            ServerId server, List<Open> open, Optional<InterfaceStore.Known> known, List<Vif> fromService) {
        return database.write("refresh interfaces", tx -> {
            if (known.isPresent()) {
                List<Vif> vifs = refreshed(known.get().vifs(), fromService, deleted(open));
                boolean same = vifs.equals(known.get().vifs());
                if (!same && !interfaces.replace(tx, server, known.get().revision(), vifs)) {
                    return false;
                }
            }
            events.close(tx, open);
            return true;
        });
    }

    /** Ports that the network service said it deletes: it may still list them. */
    private static Set<String> deleted(List<Open> open) {
        Set<String> ports = new HashSet<>();
        open.stream()
                .map(Open::event)
                .filter(event -> event.name().equals("network-vif-deleted"))
                .forEach(event -> event.tag().ifPresent(ports::add));
        return ports;
    }

    /** Tags are ours: the network service does not know them. */
    static List<Vif> refreshed(List<Vif> known, List<Vif> fromService, Set<String> deleted) {
        Map<String, Vif> byPort = new LinkedHashMap<>();
        fromService.forEach(vif -> byPort.put(vif.port().value(), vif));
        byPort.keySet().removeAll(deleted);
        return known.stream()
                .flatMap(vif ->
                        Optional.ofNullable(byPort.get(vif.port().value())).map(now -> now.tagged(vif.tag())).stream())
                .toList();
    }

    /** Empty when the service cannot say; the events are then left for later. */
    private Optional<List<Vif>> ask(ServerId server, List<Open> open) {
        try {
            return Optional.of(networks.interfacesOf(server));
        } catch (NovaException silent) {
            LOG.log(
                    Level.WARNING,
                    "cannot read interfaces, asked again later server={0} reason={1}",
                    server,
                    silent.getMessage());
            database.change("postpone signals", tx -> postpone(tx, open));
            return Optional.empty();
        }
    }

    private void postpone(Tx tx, List<Open> open) {
        Instant limit = tx.now().minus(PATIENCE);
        events.close(
                tx, open.stream().filter(each -> each.since().isBefore(limit)).toList());
        events.postpone(
                tx, open.stream().filter(each -> !each.since().isBefore(limit)).toList(), PAUSE);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            queue.clear();
            queued.clear();
        }
        running.close();
    }
}
