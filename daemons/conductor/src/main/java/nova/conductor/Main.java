package nova.conductor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.conductor.config.FlowConfig;
import nova.conductor.config.HostConfig;
import nova.conductor.config.RetentionConfig;
import nova.conductor.config.UsageAuditConfig;
import nova.conductor.operation.Engine;
import nova.conductor.retention.ForgetOldRows;
import nova.conductor.usage.AuditUsage;
import nova.db.Database;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.db.host.ServiceReport;
import nova.db.migrate.Migrations;
import nova.openstack.client.OpenStack;
import nova.openstack.network.Networks;
import nova.rpc.Rpc;
import nova.rpc.jms.JmsRpc;
import nova.rpc.jms.MessagingConfig;
import nova.rpc.jms.TlsConfig;
import nova.runtime.config.ConfigGroup;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.Program;
import nova.runtime.daemon.ServiceConfig;
import nova.runtime.secret.Sealer;
import nova.runtime.secret.SealingConfig;

/** {@code nova-conductor}: runs operations and records what hosts report. */
public final class Main {
    /** What {@link #serve} reads from nova.conf. */
    public static final List<ConfigGroup<?>> GROUPS = List.of(
            FlowConfig.GROUP, HostConfig.GROUP, RetentionConfig.GROUP, UsageAuditConfig.GROUP, SealingConfig.GROUP);

    private static final String NAME = "nova-conductor";
    private static final String VERSION = "1.0.0";

    private Main() {}

    public static void main(String[] arguments) {
        List<ConfigGroup<?>> groups = new ArrayList<>(GROUPS);
        groups.addAll(OpenStack.GROUPS);
        groups.addAll(List.of(DatabaseConfig.GROUP, MessagingConfig.GROUP, TlsConfig.GROUP));
        System.exit(Daemon.run(new Program(NAME, VERSION, groups), arguments, Main::start));
    }

    private static void start(Daemon daemon) {
        Database database = PooledDatabase.open(daemon);
        Migrations.NOVA.requireUsable(database);
        Rpc rpc = JmsRpc.open(daemon, NAME);
        serve(daemon, database, rpc, OpenStack.open(daemon).networks());
    }

    /** Puts a conductor into this process. */
    public static void serve(Daemon daemon, Database database, Rpc rpc, Networks networks) {
        String host = daemon.config(ServiceConfig.GROUP).host().value();
        Sealer sealer = new Sealer(daemon.config(SealingConfig.GROUP).sealingKeys());
        ConductorDaemon.Settings settings = new ConductorDaemon.Settings(
                new Engine.Process(NAME, host, VERSION),
                daemon.config(FlowConfig.GROUP),
                daemon.config(HostConfig.GROUP));
        ConductorDaemon.Ports ports = new ConductorDaemon.Ports(database, rpc, networks, sealer);
        ConductorDaemon conductor =
                daemon.life().add("conductor", new ConductorDaemon(daemon.platform(), ports, settings));
        conductor.start();
        daemon.life()
                .add(
                        "retention",
                        new ForgetOldRows(database, daemon.config(RetentionConfig.GROUP)).start(daemon.platform()));
        daemon.life()
                .add(
                        "usage audit",
                        new AuditUsage(daemon.platform(), database, daemon.config(UsageAuditConfig.GROUP)).start());
        daemon.life()
                .add(
                        "service report",
                        ServiceReport.start(
                                daemon.platform(),
                                database,
                                NAME,
                                daemon.config(ServiceConfig.GROUP).host()));
        daemon.health().ready("heartbeat", () -> conductor.beating() ? Optional.empty() : Optional.of("no heartbeat"));
        daemon.metrics().gauge("nova_conductor_operations", "Operations waiting or running here.", conductor::load);
    }
}
