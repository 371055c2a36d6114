package nova.network;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.db.Database;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.db.migrate.Progress;
import nova.http.token.RememberedTokens;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.host.BridgeHost;
import nova.network.host.HostCommands;
import nova.network.host.SystemCommands;
import nova.network.host.UserHost;
import nova.network.signal.TellNova;
import nova.network.usecase.NetworkHost;
import nova.network.usecase.Stores;
import nova.openstack.client.OpenStack;
import nova.openstack.identity.IdentityConfig;
import nova.openstack.identity.IdentityTokenCheck;
import nova.runtime.config.ConfigGroup;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.Program;
import nova.runtime.daemon.ServiceConfig;

/** {@code nova-network}: networks, addresses and ports for clouds that have no Neutron. */
public final class Main {
    /** What {@link #serve} reads from nova.conf. */
    public static final List<ConfigGroup<?>> GROUPS = List.of(NetworkConfig.GROUP);

    private static final String VERSION = "1.0.0";

    /** How long an answer of the identity service about a token is believed. */
    private static final java.time.Duration TOKEN_MEMORY = java.time.Duration.ofSeconds(60);

    private static final Logger LOG = System.getLogger(Main.class.getName());

    private Main() {}

    public static void main(String[] arguments) {
        List<ConfigGroup<?>> groups = new ArrayList<>(GROUPS);
        groups.addAll(OpenStack.GROUPS);
        groups.add(DatabaseConfig.GROUP);
        System.exit(Daemon.run(new Program("nova-network", VERSION, groups), arguments, Main::start));
    }

    private static void start(Daemon daemon) {
        Database database = daemon.life()
                .add(
                        "database",
                        PooledDatabase.open(daemon.config(DatabaseConfig.GROUP), daemon.platform(), daemon.metrics()));
        serve(daemon, database, OpenStack.open(daemon));
    }

    /** Puts the network service into this process; the result is the URL for the catalog. */
    public static String serve(Daemon daemon, Database database, OpenStack services) {
        NetworkConfig config = daemon.config(NetworkConfig.GROUP);
        RememberedTokens tokens =
                new RememberedTokens(new IdentityTokenCheck(services.identity()), daemon.platform(), TOKEN_MEMORY);
        NetworkService.Tokens gate = new NetworkService.Tokens(
                tokens, daemon.config(IdentityConfig.GROUP).authUrl());
        NetworkService.MIGRATIONS.run(database, Progress.QUIET);
        daemon.life().add("signals", new TellNova(Stores.on(database), services.compute()).start(daemon.platform()));
        NetworkHost host = host(daemon, database, config);
        return daemon.life()
                .add("network API", NetworkService.start(config, database, daemon.platform(), gate, host))
                .url();
    }

    /** Bridges where they were asked for or are possible; whoever asked for them is told why not. */
    private static NetworkHost host(Daemon daemon, Database database, NetworkConfig config) {
        if (config.plug().equals(NetworkConfig.USER)) {
            return new UserHost();
        }
        HostCommands commands = new SystemCommands();
        Optional<String> obstacle = BridgeHost.obstacle(commands, SystemCommands.missing());
        if (obstacle.isEmpty()) {
            Path folder = daemon.config(ServiceConfig.GROUP).statePath().resolve("network");
            BridgeHost bridges = new BridgeHost(Stores.on(database), daemon.platform(), commands, folder);
            return daemon.life().add("network host", bridges).start();
        }
        if (config.plug().equals(NetworkConfig.BRIDGE)) {
            throw new NovaException(
                    ErrorCode.NOT_SUPPORTED, "[network] plug = bridge is not possible here: " + obstacle.get());
        }
        LOG.log(Level.INFO, "guests get user networking, nobody reaches in; no bridges: {0}", obstacle.get());
        return new UserHost();
    }
}
