package nova.runtime.daemon;

import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import nova.model.error.NovaException;
import nova.runtime.config.Config;
import nova.runtime.config.ConfigGroup;
import nova.runtime.config.DaemonArguments;
import nova.runtime.health.Health;
import nova.runtime.health.ManagementConfig;
import nova.runtime.health.ManagementServer;
import nova.runtime.lifecycle.Lifecycle;
import nova.runtime.lifecycle.Stop;
import nova.runtime.log.LogConfig;
import nova.runtime.log.Logs;
import nova.runtime.metrics.JvmMetrics;
import nova.runtime.metrics.Metrics;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;
import nova.runtime.systemd.ServiceNotifier;
import nova.runtime.systemd.Watchdog;

/**
 * The frame around every daemon: command line, configuration, logs, signals, management port, systemd. What is left
 * for a {@code Main} is its own wiring:
 *
 * <pre>{@code
 * public static void main(String[] arguments) {
 *     Program program = new Program("nova-conductor", VERSION, List.of(ConductorConfig.GROUP));
 *     System.exit(Daemon.run(program, arguments, daemon -> {
 *         Database database = daemon.life().add("database", Database.open(daemon.config(DatabaseConfig.GROUP)));
 *         ...
 *     }));
 * }
 * }</pre>
 *
 * When {@code start} returns, the daemon is ready; it then runs until it is told to stop.
 */
public final class Daemon {
    private static final Logger LOG = System.getLogger(Daemon.class.getName());
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;

    private final Config config;
    private final Lifecycle life;
    private final Metrics metrics = new Metrics();
    private final Health health = new Health();
    private final Platform platform = new SystemPlatform();
    private final Watchdog watchdog = new Watchdog(platform);
    private final AtomicBoolean started = new AtomicBoolean();

    /** Opens everything of the daemon on {@link #life()}; returns when it is ready to serve. */
    @FunctionalInterface
    public interface Start {
        void start(Daemon daemon) throws Exception;
    }

    private Daemon(Config config, Lifecycle life) {
        this.config = config;
        this.life = life;
    }

    /** Runs the daemon to its end; the result is for {@code System.exit}. */
    public static int run(Program program, String[] arguments, Start start) {
        return run(program, arguments, start, System.out, System.err);
    }

    static int run(Program program, String[] arguments, Start start, PrintStream out, PrintStream err) {
        try {
            DaemonArguments parsed = DaemonArguments.parse(arguments);
            if (parsed.help()) {
                out.print("usage: " + program.name() + " [options]\n\n" + DaemonArguments.USAGE);
                return 0;
            }
            if (parsed.version()) {
                out.println(program.version());
                return 0;
            }
            if (!parsed.rest().isEmpty()) {
                err.println(program.name() + ": unknown argument "
                        + parsed.rest().getFirst() + "; --help lists the options");
                return EXIT_USAGE;
            }
            return serve(program, Config.load(parsed.sources(), program.groups()), start, err);
        } catch (NovaException refused) {
            err.println(program.name() + ": " + refused.getMessage());
            return EXIT_FAILED;
        }
    }

    private static int serve(Program program, Config config, Start start, PrintStream err) {
        Duration limit = config.get(ServiceConfig.GROUP).gracefulShutdownTimeout();
        ServiceNotifier systemd = ServiceNotifier.of(System.getenv());
        try (Logs logs = Logs.start(config.get(LogConfig.GROUP), program.name())) {
            int code;
            try (Lifecycle life = Lifecycle.ofProcess(limit)) {
                Daemon daemon = new Daemon(config, life);
                daemon.prepare(program, logs, systemd);
                code = daemon.started(program, start, err) ? daemon.runUntilStop(program, systemd) : EXIT_FAILED;
            }
            LOG.log(Level.INFO, "stopped program={0} code={1}", program.name(), code);
            return code;
        }
    }

    /** False when the start failed; true also when it was cut short by a stop. */
    private boolean started(Program program, Start start, PrintStream err) {
        interruptWhenStopped(Thread.currentThread());
        try {
            start.start(this);
            return true;
        } catch (Exception failure) {
            // the border of the process: whatever went wrong at start ends it, with one record of why
            if (life.stopping()) {
                LOG.log(Level.INFO, "told to stop while starting program={0}", program.name());
                return true;
            }
            if (failure instanceof NovaException known) {
                LOG.log(Level.ERROR, "cannot start program={0} reason={1}", program.name(), known.getMessage());
                LOG.log(Level.DEBUG, "cannot start", known);
            } else {
                LOG.log(Level.ERROR, "start failed program=" + program.name(), failure);
            }
            if (config.get(LogConfig.GROUP).logsToFile()) {
                err.println(program.name() + ": cannot start: " + failure.getMessage());
            }
            life.requestStop(Stop.END);
            return false;
        } finally {
            synchronized (started) {
                started.set(true);
            }
            // a late interrupt of the start must not disturb the stop
            Thread.interrupted();
        }
    }

    /** A start that waits for a peer must not outlive the order to stop. */
    private void interruptWhenStopped(Thread starter) {
        life.onStopRequest(() -> {
            synchronized (started) {
                if (!started.get()) {
                    starter.interrupt();
                }
            }
        });
    }

    private int runUntilStop(Program program, ServiceNotifier systemd) {
        if (!life.stopping()) {
            systemd.ready();
            LOG.log(Level.INFO, "ready program={0} version={1}", program.name(), program.version());
        }
        Stop reason = life.awaitStop();
        systemd.stopping();
        LOG.log(Level.INFO, "stopping program={0} reason={1}", program.name(), reason);
        return reason.exitCode();
    }

    private void prepare(Program program, Logs logs, ServiceNotifier systemd) {
        config.warnings().forEach(each -> LOG.log(Level.WARNING, "configuration: {0}", each));
        LOG.log(Level.DEBUG, "configuration in force\n{0}", config.show());
        JvmMetrics.register(metrics);
        health.live("watchdog", watchdog::problem);
        health.ready("start", () -> started.get() ? Optional.empty() : Optional.of("still starting"));
        health.ready("stop", () -> life.stopping() ? Optional.of("stopping") : Optional.empty());
        ManagementConfig management = config.get(ManagementConfig.GROUP);
        if (management.enabled()) {
            life.add("management port", ManagementServer.start(management, program.name(), health, metrics));
        }
        life.add("systemd watchdog", watchdog.feed(systemd));
        RestingHeap heap = new RestingHeap(RestingHeap.Process.ofThisJvm());
        life.add("resting heap", platform.every("resting heap", RestingHeap.PERIOD, heap::look));
        config.onChange(LogConfig.GROUP, logs::apply);
        life.onReload("systemd", systemd::reloading);
        life.onReload("log", logs::reopen);
        life.onReload("configuration", config::reload);
        life.onReload("systemd", systemd::ready);
    }

    public Config config() {
        return config;
    }

    public <R extends Record> R config(ConfigGroup<R> group) {
        return config.get(group);
    }

    public Lifecycle life() {
        return life;
    }

    public Metrics metrics() {
        return metrics;
    }

    public Health health() {
        return health;
    }

    public Platform platform() {
        return platform;
    }

    public Watchdog watchdog() {
        return watchdog;
    }
}
