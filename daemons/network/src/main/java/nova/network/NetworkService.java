package nova.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.db.Database;
import nova.db.migrate.Migrations;
import nova.db.migrate.Progress;
import nova.http.HttpServer;
import nova.http.HttpServerConfig;
import nova.http.token.TokenCheck;
import nova.network.address.Cidr;
import nova.network.address.Ipv4;
import nova.network.rest.NetworkApi;
import nova.network.store.Network;
import nova.network.store.Subnet;
import nova.network.usecase.FloatingIps;
import nova.network.usecase.NetworkHost;
import nova.network.usecase.Ports;
import nova.network.usecase.Quotas;
import nova.network.usecase.Routers;
import nova.network.usecase.SecurityGroups;
import nova.network.usecase.Stores;
import nova.network.usecase.Topology;
import nova.runtime.port.Platform;

/** The network service, running. Its tables and its first network are made when they are missing. */
public final class NetworkService implements AutoCloseable {
    static final Migrations MIGRATIONS = Migrations.of(
            "network",
            NetworkService.class.getClassLoader(),
            "nova/network/migration",
            List.of("V001__networks.sql", "V002__routers.sql", "V003__signals.sql", "V004__quotas.sql"));

    /** The owner of the network everybody shares. */
    private static final String NOBODY = "-";

    private final HttpServer server;

    /** Who may ask, and where callers without a token are sent. */
    public record Tokens(TokenCheck check, String identityUrl) {
        public Tokens {
            requireNonNull(check, "check");
            requireNonNull(identityUrl, "identityUrl");
        }
    }

    private NetworkService(HttpServer server) {
        this.server = requireNonNull(server, "server");
    }

    public static NetworkService start(
            NetworkConfig config, Database database, Platform platform, Tokens tokens, NetworkHost host) {
        MIGRATIONS.run(database, Progress.QUIET);
        Stores stores = Stores.on(database);
        plantFirstNetwork(config, stores, platform);
        Quotas quotas = new Quotas(stores);
        SecurityGroups groups = new SecurityGroups(stores, platform, quotas);
        NetworkApi.Parts parts = new NetworkApi.Parts(
                new Topology(stores, quotas, host),
                new Ports(stores, groups, host, platform, quotas),
                groups,
                new Routers(stores, platform, quotas),
                new FloatingIps(stores, host, platform, quotas),
                quotas,
                config.mtu());
        HttpServerConfig http = HttpServerConfig.DEFAULTS.at(config.listen(), config.port());
        return new NetworkService(
                HttpServer.start(http, NetworkApi.handler(parts, tokens.check(), platform, tokens.identityUrl())));
    }

    /** A service without networks gets one that every project shares, so that servers have somewhere to be. */
    private static void plantFirstNetwork(NetworkConfig config, Stores stores, Platform platform) {
        stores.database().change("first network", tx -> {
            if (!stores.networks().all(tx).isEmpty()) {
                return;
            }
            Network network = new Network(
                    platform.newId(), "private", NOBODY, "", true, false, true, config.mtu(), tx.now(), tx.now());
            Cidr cidr = Cidr.parse(config.firstCidr());
            Optional<Ipv4> gateway = Optional.of(cidr.first().plus(1));
            Subnet subnet = new Subnet(
                    platform.newId(),
                    network.id(),
                    "private-v4",
                    NOBODY,
                    "",
                    cidr,
                    gateway,
                    true,
                    cidr.poolsWithout(gateway),
                    List.of(),
                    tx.now(),
                    tx.now());
            stores.networks().insert(tx, network);
            stores.subnets().insert(tx, subnet);
        });
    }

    /** For the catalog: the port's version segment is added by clients. */
    public String url() {
        return server.base();
    }

    @Override
    public void close() {
        server.close();
    }
}
