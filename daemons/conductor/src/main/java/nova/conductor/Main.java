package nova.conductor;

import java.util.List;
import java.util.Optional;
import nova.conductor.config.FlowConfig;
import nova.conductor.config.HostConfig;
import nova.conductor.operation.Engine;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.db.migrate.Migrations;
import nova.openstack.client.RestClient;
import nova.openstack.client.RestLimits;
import nova.openstack.client.Service;
import nova.openstack.client.ServiceConfig;
import nova.openstack.identity.HttpIdentity;
import nova.openstack.identity.IdentityConfig;
import nova.openstack.network.HttpNetworks;
import nova.openstack.network.Networks;
import nova.rpc.jms.JmsRpc;
import nova.rpc.jms.MessagingConfig;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.Program;
import nova.runtime.secret.Sealer;
import nova.runtime.secret.SealingConfig;

/** {@code nova-conductor}: runs operations and records what hosts report. */
public final class Main {
    private static final String NAME = "nova-conductor";
    private static final String VERSION = "1.0.0";

    private Main() {}

    public static void main(String[] arguments) {
        Program program = new Program(
                NAME,
                VERSION,
                List.of(
                        FlowConfig.GROUP,
                        HostConfig.GROUP,
                        SealingConfig.GROUP,
                        DatabaseConfig.GROUP,
                        MessagingConfig.GROUP,
                        IdentityConfig.GROUP,
                        ServiceConfig.NEUTRON));
        System.exit(Daemon.run(program, arguments, Main::start));
    }

    private static void start(Daemon daemon) {
        String host =
                daemon.config(nova.runtime.daemon.ServiceConfig.GROUP).host().value();
        PooledDatabase database = daemon.life()
                .add("database", PooledDatabase.open(daemon.config(DatabaseConfig.GROUP), daemon.platform()));
        Migrations.NOVA.requireUsable(database);
        JmsRpc rpc = daemon.life()
                .add(
                        "broker",
                        JmsRpc.open(
                                daemon.platform(),
                                daemon.config(MessagingConfig.GROUP).url(),
                                NAME + "@" + host));
        daemon.health().ready("broker", rpc::waitingFor);
        ConductorDaemon conductor = daemon.life()
                .add(
                        "conductor",
                        new ConductorDaemon(
                                daemon.platform(),
                                new ConductorDaemon.Ports(
                                        database,
                                        rpc,
                                        networks(daemon),
                                        new Sealer(daemon.config(SealingConfig.GROUP)
                                                .sealingKeys())),
                                new ConductorDaemon.Settings(
                                        new Engine.Process(NAME, host, VERSION),
                                        daemon.config(FlowConfig.GROUP),
                                        daemon.config(HostConfig.GROUP))));
        conductor.start();
        daemon.health().ready("heartbeat", () -> conductor.beating() ? Optional.empty() : Optional.of("no heartbeat"));
        daemon.metrics().gauge("nova_conductor_operations", "Operations waiting or running here.", conductor::load);
    }

    private static Networks networks(Daemon daemon) {
        RestClient client = daemon.life().add("http client", new RestClient(daemon.platform(), RestLimits.DEFAULTS));
        HttpIdentity identity = new HttpIdentity(daemon.config(IdentityConfig.GROUP), client, daemon.platform());
        return new HttpNetworks(new Service("network", identity, client, daemon.config(ServiceConfig.NEUTRON)));
    }
}
