package nova.openstack.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.server.ServerId;
import nova.openstack.network.Network;
import nova.openstack.network.PortWish;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeerNetworksTest {
    private static final ProjectId DEMO = new ProjectId("demo");
    private static final NetworkId PRIVATE = new NetworkId("private");
    private static final ServerId WEB = new ServerId("web");
    private static final HostName HOST_1 = new HostName("h1");
    private static final HostName HOST_2 = new HostName("h2");

    private final PeerNetworks networks = new PeerNetworks(Interruption.NONE);

    @BeforeEach
    void oneNetworkWithTwoAddresses() {
        networks.addNetwork(new Network(PRIVATE, "private", DEMO, false, false, true, 1450), "10.5", 2);
    }

    @Test
    void aRepeatAfterALostAnswerFindsThePort() {
        networks.loseNextAnswer("findOrCreatePort");
        assertThrows(NovaException.class, () -> networks.findOrCreatePort(wish(WEB, 0, HOST_1)));

        Vif found = networks.findOrCreatePort(wish(WEB, 0, HOST_1));

        assertEquals(1, networks.everyPort().size());
        assertEquals("10.5.0.10", found.fixedIps().getFirst().address());
        assertTrue(found.created());
    }

    @Test
    void anotherSlotIsAnotherPort() {
        networks.findOrCreatePort(wish(WEB, 0, HOST_1));
        networks.findOrCreatePort(wish(WEB, 1, HOST_1));

        assertEquals(2, networks.portsOf(WEB).size());
    }

    @Test
    void aFoundPortMovesToTheHostOfTheWish() {
        networks.findOrCreatePort(wish(WEB, 0, HOST_1));
        networks.findOrCreatePort(wish(WEB, 0, HOST_2));

        assertEquals(Optional.of(HOST_2), networks.portsOf(WEB).getFirst().host());
    }

    @Test
    void addressesRunOutAndComeBack() {
        networks.findOrCreatePort(wish(WEB, 0, HOST_1));
        Vif second = networks.findOrCreatePort(wish(WEB, 1, HOST_1));
        ServerId late = new ServerId("late");
        var refused = assertThrows(NovaException.class, () -> networks.findOrCreatePort(wish(late, 0, HOST_1)));
        assertEquals(ErrorCode.OVER_QUOTA, refused.code());

        networks.deletePort(second.port());
        networks.deletePort(second.port());

        assertEquals(
                second.fixedIps(),
                networks.findOrCreatePort(wish(late, 0, HOST_1)).fixedIps());
    }

    @Test
    void aTakenPortIsRefusedToOthersUntilReleased() {
        PortId port = networks.addUserPort(DEMO, PRIVATE);
        ServerId other = new ServerId("other");
        networks.takePort(port, WEB, HOST_1);
        assertThrows(NovaException.class, () -> networks.takePort(port, other, HOST_1));

        networks.releasePort(port, other);
        assertEquals(1, networks.portsOf(WEB).size());
        networks.releasePort(port, WEB);

        assertEquals(false, networks.takePort(port, other, HOST_1).created());
    }

    private static PortWish wish(ServerId server, int slot, HostName host) {
        return new PortWish(server, slot, DEMO, PRIVATE, host, Optional.empty(), Optional.empty(), List.of());
    }
}
