package nova.all;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nova.broker.BrokerConfig;
import nova.broker.Credentials;
import nova.broker.EmbeddedBroker;
import nova.compute.End;
import nova.compute.FakeConfig;
import nova.db.Database;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.db.migrate.Migrations;
import nova.db.migrate.Progress;
import nova.essentials.Essentials;
import nova.essentials.EssentialsConfig;
import nova.openstack.client.OpenStack;
import nova.rpc.jms.JmsRpc;
import nova.rpc.jms.MessagingConfig;
import nova.rpc.jms.TlsConfig;
import nova.rpc.jms.TransportUrl;
import nova.runtime.config.ConfigGroup;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.ServiceConfig;
import nova.runtime.lifecycle.Stop;

/** Every daemon in one process, put together in the order in which they need each other. */
final class Cloud {
    static final List<ConfigGroup<?>> GROUPS = Stream.of(
                    List.of(
                            AllConfig.GROUP,
                            DatabaseConfig.GROUP,
                            BrokerConfig.GROUP,
                            MessagingConfig.GROUP,
                            TlsConfig.GROUP,
                            EssentialsConfig.GROUP),
                    OpenStack.GROUPS,
                    nova.network.Main.GROUPS,
                    nova.conductor.Main.GROUPS,
                    nova.scheduler.Main.GROUPS,
                    nova.api.Main.GROUPS,
                    nova.compute.Main.GROUPS)
            .<ConfigGroup<?>>flatMap(List::stream)
            .toList();

    private static final Logger LOG = System.getLogger(Cloud.class.getName());

    private Cloud() {}

    static void start(Daemon daemon) {
        Database database = database(daemon);
        BrokerConfig broker = daemon.config(BrokerConfig.GROUP);
        Credentials users = Credentials.read(broker.credentialsFile().orElseThrow());
        daemon.life().add("broker", EmbeddedBroker.start(broker, users));
        Essentials essentials = daemon.life()
                .add(
                        "essentials",
                        Essentials.start(daemon.config(EssentialsConfig.GROUP), database, daemon.platform()));
        OpenStack services = OpenStack.open(daemon);
        Map<String, String> catalog = new LinkedHashMap<>();
        catalog.put("network", nova.network.Main.serve(daemon, database, services));
        catalog.put("compute", nova.api.Main.serve(daemon, database, door(daemon, "nova-api"), services));
        essentials.bootstrap(catalog);
        nova.conductor.Main.serve(daemon, database, door(daemon, "nova-conductor"), services.networks());
        nova.scheduler.Main.serve(daemon, database, door(daemon, "nova-scheduler"));
        nova.compute.Main.serve(daemon, hostDoor(daemon), services.images(), end -> hostOver(daemon, end));
    }

    private static Database database(Daemon daemon) {
        Database database = PooledDatabase.open(daemon);
        boolean fresh = Migrations.NOVA.version(database) == 0;
        Migrations.NOVA.run(database, Progress.QUIET);
        if (fresh) {
            FirstFlavors.plant(database);
        }
        return database;
    }

    /**
     * The host of a cloud in one process may be deleted like any other; the cloud goes on. A host that nobody answers
     * any more is a fault of this process, which a new start mends.
     */
    private static void hostOver(Daemon daemon, End end) {
        if (end == End.SILENCED) {
            daemon.life().requestStop(Stop.END);
        } else if (end != End.STOPPED) {
            LOG.log(Level.WARNING, "the cloud goes on without its own host, until nova-all is started again");
        }
    }

    /** A door to the broker for one of the control plane's daemons; each has its own, as in processes of their own. */
    private static JmsRpc door(Daemon daemon, String program) {
        return open(daemon, program, daemon.config(MessagingConfig.GROUP).url());
    }

    /** The host's door opens with the host's own rights; many fake hosts share one, which is the control plane's. */
    private static JmsRpc hostDoor(Daemon daemon) {
        TransportUrl control = daemon.config(MessagingConfig.GROUP).url();
        if (daemon.config(FakeConfig.GROUP).hosts() > 1) {
            return open(daemon, "nova-compute", control);
        }
        String user = "compute." + daemon.config(ServiceConfig.GROUP).host();
        String password = daemon.config(AllConfig.GROUP).computePassword();
        return open(daemon, "nova-compute", control.as(user, password));
    }

    private static JmsRpc open(Daemon daemon, String program, TransportUrl url) {
        String process = program + "@" + daemon.config(ServiceConfig.GROUP).host();
        TlsConfig tls = daemon.config(TlsConfig.GROUP);
        JmsRpc rpc = daemon.life().add("door of " + program, JmsRpc.open(daemon.platform(), url, tls, process));
        daemon.health().ready("door of " + program, rpc::waitingFor);
        return rpc;
    }
}
