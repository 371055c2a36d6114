package nova.db.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleHosts;
import nova.model.host.ComputeService;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.host.Hypervisor;
import nova.model.schedule.Stock;

class ServiceStoreTest {
    private final ServiceStore services = new ServiceStore(Duration.ofSeconds(60));
    private final HypervisorStore hypervisors = new HypervisorStore(services);

    private List<ComputeService> list(Database database, Optional<String> program, Optional<HostName> host) {
        return database.read("list", tx -> services.list(tx, program, host, 100));
    }

    @OnEachDatabase
    void programThatSaysItRunsIsUpAndKeepsItsRow(Database database) {
        database.change("seen", tx -> services.seen(tx, "s1", "nova-conductor", new HostName("c1"), 1));
        database.change("seen", tx -> services.seen(tx, "s2", "nova-conductor", new HostName("c1"), 2));
        List<ComputeService> all = list(database, Optional.of("nova-conductor"), Optional.empty());
        assertEquals(1, all.size());
        assertEquals("s1", all.getFirst().id());
        assertEquals("internal", all.getFirst().zone());
        assertTrue(all.getFirst().life().up());
        assertEquals(2, all.getFirst().life().version());
        ServiceStore impatient = new ServiceStore(Duration.ofSeconds(-1));
        assertFalse(database.read("find", tx -> impatient.find(tx, "s1"))
                .orElseThrow()
                .life()
                .up());
    }

    @OnEachDatabase
    void operatorsSettingsHoldAndForcedDownIsDown(Database database) {
        SampleHosts.insert(database, "h1", "h2");
        ComputeService service = list(database, Optional.of("nova-compute"), Optional.of(new HostName("h1")))
                .getFirst();
        assertTrue(service.life().up());
        var setting = new ComputeService.Setting(true, Optional.of("disk"), true);
        assertTrue(set(database, service.id(), setting));
        assertFalse(set(database, "nobody", setting));
        ComputeService changed =
                database.read("find", tx -> services.find(tx, service.number())).orElseThrow();
        assertEquals(setting, changed.setting());
        assertFalse(changed.life().up());
    }

    private boolean set(Database database, String id, ComputeService.Setting setting) {
        return database.write("set", tx -> services.set(tx, id, setting));
    }

    @OnEachDatabase
    void hypervisorsShowTheirStockAndPageByNumber(Database database) {
        SampleHosts.insert(database, "h1", "h2", "h3");
        List<Hypervisor> first = database.read("list", tx -> hypervisors.list(tx, Optional.empty(), 2));
        assertEquals(List.of("h1", "h2"), first.stream().map(Hypervisor::node).toList());
        Map<String, Stock> stocks = first.getFirst().stocks();
        assertEquals(new Stock(8, 0, 4.0, 0), stocks.get("VCPU"));
        HostId marker = first.getLast().id();
        List<Hypervisor> rest = database.read("list", tx -> hypervisors.list(tx, Optional.of(marker), 2));
        assertEquals(List.of("h3"), rest.stream().map(Hypervisor::node).toList());
        assertEquals(
                1,
                database.read("match", tx -> hypervisors.matching(tx, "3", 10)).size());
        assertEquals(
                Optional.of("h2"),
                database.read("find", tx -> hypervisors.find(tx, marker)).map(Hypervisor::node));
    }

    @OnEachDatabase
    void deletedServiceTakesItsHostWithIt(Database database) {
        SampleHosts.insert(database, "h1");
        String id =
                list(database, Optional.empty(), Optional.empty()).getFirst().id();
        assertTrue(deleted(database, id));
        assertEquals(List.of(), list(database, Optional.empty(), Optional.empty()));
        assertEquals(List.of(), database.read("list", tx -> hypervisors.list(tx, Optional.empty(), 2)));
    }

    private boolean deleted(Database database, String id) {
        return database.write("delete", tx -> services.delete(tx, id));
    }
}
