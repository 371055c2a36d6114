package nova.scheduler;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import nova.db.Database;
import nova.model.error.NovaException;
import nova.rpc.Rpc;
import nova.rpc.contract.Scheduler;
import nova.runtime.port.Platform;
import nova.scheduler.config.SchedulerConfig;
import nova.scheduler.decision.Choice;
import nova.scheduler.decision.Decision;
import nova.scheduler.filter.FilterList;
import nova.scheduler.host.HostView;
import nova.scheduler.weigher.WeigherList;

/** One scheduler process: its view of the hosts, and the queue it answers. Any number may run side by side. */
public final class SchedulerDaemon implements AutoCloseable {
    /** How old the view may be when nothing was claimed. */
    static final Duration REFRESH_PERIOD = Duration.ofSeconds(1);

    /** Questions answered at a time; each is a short computation and a few transactions. */
    static final int CONCURRENCY = 8;

    private static final Logger LOG = System.getLogger(SchedulerDaemon.class.getName());

    private final Platform platform;
    private final Rpc rpc;
    private final HostView view;
    private final ChooseHosts choose;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /** Throws when the configuration names a filter or weigher that there is not. */
    public SchedulerDaemon(Platform platform, Database database, Rpc rpc, SchedulerConfig config) {
        this.platform = requireNonNull(platform, "platform");
        this.rpc = requireNonNull(rpc, "rpc");
        this.view = new HostView(database, config.zone().defaultAvailabilityZone());
        this.choose = new ChooseHosts(database, view, decision(platform, config));
    }

    /** The decision as configured; also for dry runs elsewhere and for benchmarks. */
    public static Decision decision(Platform platform, SchedulerConfig config) {
        Choice choice = new Choice(
                config.choice().hostSubsetSize(), config.choice().shuffleBestSameWeighedHosts(), platform::choose);
        return new Decision(
                FilterList.preFilters(config.filters()),
                FilterList.enabled(config.filters()),
                WeigherList.enabled(config.weights()),
                choice);
    }

    /** Begins to answer. A database that is away does not stop the start: questions fail until it is back. */
    public void start() {
        refresh();
        running.push(platform.every("refresh hosts", REFRESH_PERIOD, this::refresh));
        running.push(rpc.serve(Scheduler.class, choose, Rpc.Serving.shared(CONCURRENCY)));
    }

    /** Whether the hosts were read at least once; for the readiness of the process. */
    public boolean loaded() {
        return view.loaded();
    }

    private void refresh() {
        try {
            view.refresh();
        } catch (NovaException unreachable) {
            LOG.log(Level.WARNING, "hosts cannot be read, tried again soon reason={0}", unreachable.getMessage());
        }
    }

    /** Takes no more questions; those being answered end within their deadlines. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            close(running.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            LOG.log(Level.WARNING, "a part of the scheduler did not close", failure);
        }
    }
}
