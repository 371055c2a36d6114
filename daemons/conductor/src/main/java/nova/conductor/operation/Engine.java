package nova.conductor.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import nova.db.Database;
import nova.model.error.NovaException;
import nova.rpc.contract.ComputeHost;
import nova.runtime.port.Platform;

/** The engine of one process with its clockwork: heartbeat, sweep, the watch over silent hosts. */
public final class Engine implements AutoCloseable {
    private static final Duration LOST_HOSTS_PERIOD = Duration.ofSeconds(2);
    private static final Logger LOG = System.getLogger(Engine.class.getName());

    private final Platform platform;
    private final EngineParts parts;
    private final OperationEngine operations;
    private final SilentHosts silentHosts;
    private final Sweep sweep;
    private final Running running = new Running();

    /** {@code maxRuns} operations at a time; {@code silentHostGrace} as in design.md §4, rule 7. */
    public record Limits(int maxRuns, Duration silentHostGrace) {}

    /** Who this process is in its row, besides its flow versions. */
    public record Process(String program, String host, String version) {}

    public Engine(Platform platform, Tables tables, ComputeHost hosts, Flows flows, Process process, Limits limits) {
        Ownership.Introduction introduction =
                new Ownership.Introduction(process.program(), process.host(), process.version(), flows.versions());
        Ownership ownership =
                new Ownership(platform, tables.database(), tables.stores().processes(), introduction);
        this.platform = platform;
        this.parts = EngineParts.of(platform, tables.database(), tables.stores(), ownership, hosts);
        this.operations = new OperationEngine(parts, flows, limits.maxRuns());
        this.silentHosts = new SilentHosts(parts, flows, operations, limits.silentHostGrace());
        this.sweep = new Sweep(parts, operations);
    }

    /** The database and its stores. */
    public record Tables(Database database, EngineStores stores) {}

    public OperationEngine operations() {
        return operations;
    }

    /** Whether others see this process alive. */
    public boolean beating() {
        return parts.ownership().fresh();
    }

    public EngineStores stores() {
        return parts.stores();
    }

    public Resends resends() {
        return new Resends(parts);
    }

    /** A database that is away does not stop the start: nothing runs until the first heartbeat is written. */
    public void start() {
        try {
            parts.ownership().beat();
        } catch (NovaException unreachable) {
            LOG.log(Level.WARNING, "waiting for the database reason={0}", unreachable.getMessage());
        }
        running.add(platform.every("process heartbeat", Ownership.BEAT, parts.ownership()::beat));
        running.add(platform.every("sweep", Sweep.PERIOD, sweep::run));
        running.add(platform.every("lost hosts", LOST_HOSTS_PERIOD, silentHosts::look));
    }

    /** Takes nothing new; what this process owned is free for others at once. */
    @Override
    public void close() {
        operations.close();
        running.close();
        try {
            parts.ownership().stop();
        } catch (NovaException unreachable) {
            LOG.log(Level.WARNING, "others take over when the heartbeat is old reason={0}", unreachable.getMessage());
        }
    }
}
