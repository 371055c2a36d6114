package nova.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.db.Database;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.db.host.ServiceReport;
import nova.db.migrate.Migrations;
import nova.rpc.Rpc;
import nova.rpc.jms.JmsRpc;
import nova.rpc.jms.MessagingConfig;
import nova.rpc.jms.TlsConfig;
import nova.runtime.config.ConfigGroup;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.Program;
import nova.runtime.daemon.ServiceConfig;
import nova.scheduler.config.SchedulerConfig;

/** {@code nova-scheduler}: chooses hosts, makes claims, explains every choice. */
public final class Main {
    /** What {@link #serve} reads from nova.conf. */
    public static final List<ConfigGroup<?>> GROUPS = SchedulerConfig.GROUPS;

    private static final String NAME = "nova-scheduler";
    private static final String VERSION = "1.0.0";

    private Main() {}

    public static void main(String[] arguments) {
        List<ConfigGroup<?>> groups = new ArrayList<>(GROUPS);
        groups.addAll(List.of(DatabaseConfig.GROUP, MessagingConfig.GROUP, TlsConfig.GROUP));
        System.exit(Daemon.run(new Program(NAME, VERSION, groups), arguments, Main::start));
    }

    private static void start(Daemon daemon) {
        Database database = PooledDatabase.open(daemon);
        Migrations.NOVA.requireUsable(database);
        Rpc rpc = JmsRpc.open(daemon, NAME);
        serve(daemon, database, rpc);
    }

    /** Puts a scheduler into this process. */
    public static void serve(Daemon daemon, Database database, Rpc rpc) {
        SchedulerDaemon scheduler = daemon.life()
                .add(
                        "scheduler",
                        new SchedulerDaemon(daemon.platform(), database, rpc, SchedulerConfig.of(daemon.config())));
        scheduler.start();
        daemon.life()
                .add(
                        "service report",
                        ServiceReport.start(
                                daemon.platform(),
                                database,
                                NAME,
                                daemon.config(ServiceConfig.GROUP).host()));
        daemon.health()
                .ready("hosts", () -> scheduler.loaded() ? Optional.empty() : Optional.of("hosts were not read yet"));
    }
}
