package nova.conductor.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import nova.conductor.fixture.ManualPlatform;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.server.ServerStore;
import nova.db.signal.ExternalEventStore;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.network.NetworkId;
import nova.model.network.Vif;
import nova.model.server.Server;
import nova.model.server.ServerId;
import nova.model.signal.ExternalEvent;
import nova.openstack.network.Network;
import nova.openstack.network.PortWish;
import nova.openstack.peer.Interruption;
import nova.openstack.peer.PeerNetworks;

class RefreshInterfacesTest {
    private static final NetworkId PRIVATE = new NetworkId("private");
    private static final ProjectId DEMO = new ProjectId("demo");
    private static final HostName HOST = new HostName("h1");

    private final ManualPlatform platform = new ManualPlatform();
    private final ExternalEventStore events = new ExternalEventStore();
    private final PeerNetworks networks = new PeerNetworks(Interruption.NONE);

    RefreshInterfacesTest() {
        networks.addNetwork(new Network(PRIVATE, "private", DEMO, false, false, true, 1450), "10.5", 9);
    }

    /** A server on a host with two ports of ours. */
    private Server wired(Database database) {
        SampleServers sample = SampleServers.named("web").activeOn("h1");
        Server server = sample.withInterfaces(
                        port(sample.id(), 0), port(sample.id(), 1).tagged(Optional.of("back")))
                .server();
        database.change("insert", tx -> new ServerStore().insert(tx, server));
        return server;
    }

    private Vif port(ServerId server, int slot) {
        return networks.findOrCreatePort(
                new PortWish(server, slot, DEMO, PRIVATE, HOST, Optional.empty(), Optional.empty(), List.of()));
    }

    private void tell(Database database, Server server, String name, Optional<String> tag) {
        ExternalEvent event = new ExternalEvent(server.id(), name, tag, "completed", new RequestId("req-1"));
        database.change("tell", tx -> events.append(tx, List.of(event)));
    }

    private void refresh(Database database, Server server) {
        RefreshInterfaces refresh = new RefreshInterfaces(platform, database, networks);
        refresh.offer(server.id());
        refresh.offer(server.id());
        platform.runStarted();
        refresh.close();
    }

    private static Server row(Database database, Server server) {
        return database.read("row", tx -> new ServerStore().find(tx, server.id()))
                .orElseThrow();
    }

    private List<ExternalEventStore.Open> open(Database database, Server server) {
        return database.read("open", tx -> events.open(tx, server.id()));
    }

    @OnEachDatabase(TestDatabases.H2)
    void aFloatingAddressIsKnownOnceTheServiceToldOfIt(Database database) {
        Server server = wired(database);
        networks.lead("203.0.113.9", server.vifs().getLast().port());
        refresh(database, server);
        assertEquals(server.vifs(), row(database, server).vifs(), "nobody told");

        tell(database, server, "network-changed", Optional.empty());
        refresh(database, server);

        List<Vif> vifs = row(database, server).vifs();
        assertEquals(List.of(), vifs.getFirst().fixedIps().getFirst().floating());
        assertEquals(
                List.of("203.0.113.9"), vifs.getLast().fixedIps().getFirst().floating());
        assertEquals(Optional.of("back"), vifs.getLast().tag());
        assertEquals(List.of(), open(database, server));
        assertEquals(
                server.times().updated(), row(database, server).times().updated(), "the server itself did not change");
    }

    @OnEachDatabase(TestDatabases.H2)
    void aPortThatIsGoneOrGoesIsForgottenAndNoneIsAdded(Database database) {
        Server server = wired(database);
        port(server.id(), 7);
        tell(
                database,
                server,
                "network-vif-deleted",
                Optional.of(server.vifs().getFirst().port().value()));
        refresh(database, server);
        assertEquals(List.of(server.vifs().getLast()), row(database, server).vifs());

        networks.deletePort(server.vifs().getLast().port());
        tell(database, server, "network-changed", Optional.empty());
        refresh(database, server);
        assertEquals(List.of(), row(database, server).vifs());
    }

    @OnEachDatabase(TestDatabases.H2)
    void aServiceThatIsAwayIsAskedAgain(Database database) {
        Server server = wired(database);
        networks.lead("203.0.113.9", server.vifs().getFirst().port());
        networks.failNext("interfacesOf", new NovaException(ErrorCode.UNAVAILABLE, "no connection"));
        tell(database, server, "network-vif-plugged", Optional.of("port"));
        refresh(database, server);
        assertEquals(1, open(database, server).size());

        refresh(database, server);
        assertEquals(
                List.of("203.0.113.9"),
                row(database, server).vifs().getFirst().fixedIps().getFirst().floating());
        assertEquals(List.of(), open(database, server));
    }

    @OnEachDatabase(TestDatabases.H2)
    void eventsOfAServerThatIsGoneAreClosed(Database database) {
        Server gone = SampleServers.named("gone").activeOn("h1").deleted().server();
        database.change("insert", tx -> new ServerStore().insert(tx, gone));
        tell(database, gone, "network-changed", Optional.empty());
        refresh(database, gone);
        assertEquals(List.of(), open(database, gone));
    }
}
