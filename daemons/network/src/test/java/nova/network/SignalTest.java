package nova.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.network.Vif;
import nova.model.server.ServerId;
import nova.network.signal.TellNova;
import nova.network.usecase.Stores;
import nova.openstack.Authority;
import nova.openstack.client.RestClient;
import nova.openstack.client.RestLimits;
import nova.openstack.client.Service;
import nova.openstack.client.ServiceConfig;
import nova.openstack.compute.ServerEvent;
import nova.openstack.identity.Caller;
import nova.openstack.identity.Catalog;
import nova.openstack.identity.Identity;
import nova.openstack.network.HttpNetworks;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Nova hears of its servers' ports, and what it reads of them then. */
class SignalTest {
    private static final String SERVER = "5ca1ab1e-0000-4000-8000-000000000001";

    private final ServedNetwork service = ServedNetwork.start();
    private final Stores stores = Stores.on(service.database());
    private final List<ServerEvent> told = new ArrayList<>();
    private final TellNova notifier = new TellNova(stores, this::hear);
    private int code = 200;
    private String inside;
    private String outside;
    private String port;

    private List<Integer> hear(List<ServerEvent> events) {
        if (code == 503) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "Nova is away");
        }
        told.addAll(events);
        return events.stream().map(event -> code).toList();
    }

    @BeforeEach
    void aServersPortBehindARouter() throws Exception {
        outside = service.created("admin", "/networks", "{\"network\":{\"name\":\"public\",\"router:external\":true}}");
        service.created("admin", "/subnets", subnetBody(outside, "172.24.4.0/29"));
        inside = service.created("demo", "/networks", "{\"network\":{\"name\":\"inside\"}}");
        String subnet = service.created("demo", "/subnets", subnetBody(inside, "10.99.0.0/28"));
        String router = service.created(
                "demo",
                "/routers",
                "{\"router\":{\"name\":\"r\",\"external_gateway_info\":{\"network_id\":\"%s\"}}}".formatted(outside));
        service.ask(
                "demo",
                "PUT",
                "/routers/" + router + "/add_router_interface",
                "{\"subnet_id\":\"%s\"}".formatted(subnet));
        port = service.created(
                "admin",
                "/ports",
                ("{\"port\":{\"network_id\":\"%s\",\"tenant_id\":\"demo\",\"device_id\":\"%s\","
                                + "\"device_owner\":\"compute:nova\",\"binding:host_id\":\"h1\"}}")
                        .formatted(inside, SERVER));
    }

    private static String subnetBody(String network, String cidr) {
        return "{\"subnet\":{\"network_id\":\"%s\",\"cidr\":\"%s\",\"ip_version\":4}}".formatted(network, cidr);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    /** The names of what is told in the next round. */
    private List<String> heard() {
        told.clear();
        notifier.round();
        told.forEach(event -> assertEquals(SERVER + " " + port, event.server() + " " + event.tag()));
        return told.stream().map(ServerEvent::name).toList();
    }

    private String lead() throws Exception {
        return service.created(
                "demo",
                "/floatingips",
                "{\"floatingip\":{\"floating_network_id\":\"%s\",\"port_id\":\"%s\"}}".formatted(outside, port));
    }

    private void change(String port, String fields) throws Exception {
        assertEquals(
                200,
                service.ask("admin", "PUT", "/ports/" + port, "{\"port\":{" + fields + "}}")
                        .status());
    }

    @Test
    void aServersPortIsToldOfFromItsBindingToItsEnd() throws Exception {
        assertEquals(List.of("network-vif-plugged"), heard());
        assertEquals(List.of(), heard());

        change(port, "\"name\":\"other\"");
        assertEquals(List.of(), heard(), "a name is nothing to Nova");
        change(port, "\"fixed_ips\":[{\"ip_address\":\"10.99.0.9\"}]");
        assertEquals(List.of("network-changed"), heard());

        String floating = lead();
        assertEquals(List.of("network-changed"), heard());
        service.ask("demo", "PUT", "/floatingips/" + floating, "{\"floatingip\":{\"port_id\":null}}");
        assertEquals(List.of("network-changed"), heard());

        change(port, "\"device_id\":\"\",\"device_owner\":\"\",\"binding:host_id\":\"\"");
        assertEquals(List.of("network-vif-unplugged"), heard());
    }

    @Test
    void aDeletedPortAndADeletedFloatingAddressAreToldOf() throws Exception {
        String floating = lead();
        heard();
        service.ask("demo", "DELETE", "/floatingips/" + floating, "");
        assertEquals(List.of("network-changed"), heard());
        service.ask("admin", "DELETE", "/ports/" + port, "");
        assertEquals(List.of("network-vif-deleted"), heard());
    }

    @Test
    void portsOfOthersAreNobodysBusiness() throws Exception {
        heard();
        String own = service.created("demo", "/ports", "{\"port\":{\"network_id\":\"%s\"}}".formatted(inside));
        service.ask("demo", "DELETE", "/ports/" + own, "");
        assertEquals(List.of(), heard());
    }

    @Test
    void whatNovaDidNotHearOrCouldNotUseYetIsToldAgain() {
        for (int answer : new int[] {503, 422, 200}) {
            code = answer;
            heard();
            assertEquals(answer == 200 ? 0 : 1, left(), "left after " + answer);
            makeDue();
        }
    }

    @Test
    void whatNovaHasNoServerForIsForgotten() {
        code = 404;
        heard();
        assertEquals(0, left());
    }

    private int left() {
        return service.database()
                .read("left", tx -> tx.sql().fetchSingle("select count(*) as n from network_signals"))
                .get("n", Integer.class);
    }

    private void makeDue() {
        service.database().change("make due", tx -> tx.sql().execute("update network_signals set due_at = created_at"));
    }

    @Test
    void interfacesAreReadWithTheFloatingAddressesThatLeadToThem() throws Exception {
        lead();
        try (RestClient client = new RestClient(new SystemPlatform(), RestLimits.DEFAULTS)) {
            HttpNetworks networks = networks(client);

            Vif vif = networks.interfacesOf(new ServerId(SERVER)).getFirst();

            assertEquals(port, vif.port().value());
            assertEquals(List.of("172.24.4.3"), vif.fixedIps().getFirst().floating());
            assertEquals(List.of(), networks.interfacesOf(new ServerId("another")));
        }
    }

    @Test
    void aProjectIsToldHowManyPortsItHasLeft() throws Exception {
        try (RestClient client = new RestClient(new SystemPlatform(), RestLimits.DEFAULTS)) {
            HttpNetworks networks = networks(client);
            ProjectId demo = new ProjectId("demo");
            int before = networks.portsLeft(Authority.SERVICE, demo);
            service.created("demo", "/ports", "{\"port\": {\"network_id\": \"%s\"}}".formatted(inside));
            assertEquals(before - 1, networks.portsLeft(Authority.SERVICE, demo));
            service.ask("admin", "PUT", "/quotas/demo", "{\"quota\": {\"port\": 0}}");
            assertTrue(networks.portsLeft(Authority.SERVICE, demo) < 0);
            service.ask("admin", "PUT", "/quotas/demo", "{\"quota\": {\"port\": -1}}");
            assertEquals(Integer.MAX_VALUE, networks.portsLeft(Authority.SERVICE, demo));
        }
    }

    private HttpNetworks networks(RestClient client) {
        ServiceConfig config =
                new ServiceConfig("", List.of(), service.service().url(), ServiceConfig.DEFAULTS.timeout());
        return new HttpNetworks(new Service("network", new Admin(), client, config));
    }

    private record Admin() implements Identity {
        @Override
        public Optional<Caller> validate(String token) {
            return Optional.empty();
        }

        @Override
        public String serviceToken() {
            return "admin";
        }

        @Override
        public Catalog catalog() {
            throw new NovaException(ErrorCode.INTERNAL, "the address is given");
        }

        @Override
        public boolean projectExists(ProjectId project) {
            return true;
        }

        @Override
        public void renew() {}
    }
}
