package nova.db.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.db.fixture.Together;
import nova.db.host.ServiceStore;
import nova.db.operation.HoldStore;
import nova.db.operation.HostLifeStore;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.guest.HostInventory;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.schedule.ClaimOrder;
import nova.model.schedule.GroupPolicy;
import nova.model.server.ServerId;

class ClaimStoreTest {
    private final ClaimStore claims = new ClaimStore();

    private ErrorCode refusal(Database database, ClaimOrder order) {
        return assertThrows(NovaException.class, () -> database.change("claim", tx -> claims.claim(tx, order)))
                .code();
    }

    private HostId claim(Database database, ClaimOrder order) {
        return database.write("claim", tx -> claims.claim(tx, order));
    }

    private boolean released(Database database, String server, String host) {
        return database.write("release", tx -> claims.release(tx, server, new HostId(host)));
    }

    @OnEachDatabase
    void claimTakesFromTheHostAndReleaseGivesBackOnce(Database database) {
        Cloud cloud = new Cloud(database).host("h1", 4608).operation("o1", "s1");
        assertEquals(new HostId("h1"), claim(database, Cloud.order("o1", "s1", "h1", 1024)));
        assertEquals(1024, cloud.used("h1", "MEMORY_MB"));
        assertEquals(1, cloud.used("h1", "VCPU"));
        assertEquals(1, cloud.serversOn("h1"));

        assertTrue(released(database, "s1", "h1"));
        assertFalse(released(database, "s1", "h1"));
        assertEquals(0, cloud.used("h1", "MEMORY_MB"));
        assertEquals(0, cloud.serversOn("h1"));
        assertEquals(0, cloud.claimants());
    }

    @OnEachDatabase
    void aHostThatWasDeletedAndIsBackCountsWhatIsClaimedOfIt(Database database) {
        Cloud cloud = new Cloud(database).host("h1", 4608).operation("o1", "s1").operation("o2", "s2");
        claim(database, Cloud.order("o1", "s1", "h1", 1024));
        claim(database, Cloud.order("o2", "s2", "h1", 512));
        HostLifeStore lives = new HostLifeStore();
        HostName host = new HostName("h1");
        database.change(
                "silent", tx -> new HoldStore(claims).leave(tx, new ServerId("s1"), host, "deleted while silent"));
        database.change("delete and be back", tx -> {
            ServiceStore services = new ServiceStore(Duration.ofMinutes(1));
            services.list(tx, Optional.empty(), Optional.of(host), 9)
                    .forEach(service -> services.delete(tx, service.id()));
            lives.insert(tx, new HostLifeStore.NewHost(new HostId("h1"), host, "service-2", "nova", "process", 1));
            HostInventory inventory = new HostInventory(
                    "h1", "fake", 1, new HostInventory.Totals(16, 4608, 100, 0, 0), "{}", List.of(), "192.0.2.1");
            lives.saveInventory(
                    tx,
                    lives.find(tx, host).orElseThrow(),
                    inventory,
                    "digest",
                    List.of(new HostLifeStore.Stock("MEMORY_MB", 4608, 512, 1.0)));
        });
        assertEquals(1536, cloud.used("h1", "MEMORY_MB"));
        assertEquals(2, cloud.serversOn("h1"));

        assertTrue(released(database, "s1", "h1"));
        assertTrue(released(database, "s2", "h1"));
        assertEquals(0, cloud.used("h1", "MEMORY_MB"));
        assertEquals(0, cloud.serversOn("h1"));
    }

    @OnEachDatabase
    void askingTwiceKeepsTheFirstHost(Database database) {
        Cloud cloud = new Cloud(database).host("h1", 4608).host("h2", 4608).operation("o1", "s1");
        claim(database, Cloud.order("o1", "s1", "h1", 1024));
        assertEquals(new HostId("h1"), claim(database, Cloud.order("o1", "s1", "h2", 1024)));
        assertEquals(new HostId("h1"), claim(database, Cloud.order("o1", "s1", "h1", 1024)));
        assertEquals(1024, cloud.used("h1", "MEMORY_MB"));
        assertEquals(0, cloud.used("h2", "MEMORY_MB"));
    }

    @OnEachDatabase
    void claimOfAnEarlierOperationIsNotDoubled(Database database) {
        Cloud cloud =
                new Cloud(database).host("h1", 4608).operation("create", "s1").operation("build", "s1");
        claim(database, Cloud.order("create", "s1", "h1", 1024));
        claim(database, Cloud.order("build", "s1", "h1", 1024));
        assertEquals(1024, cloud.used("h1", "MEMORY_MB"));
    }

    @OnEachDatabase
    void alternateReplacesWhatTheOperationHeld(Database database) {
        Cloud cloud = new Cloud(database).host("h1", 4608).host("h2", 4608).operation("o1", "s1");
        claim(database, Cloud.order("o1", "s1", "h1", 1024));
        database.change("instead", tx -> claims.claimInstead(tx, Cloud.order("o1", "s1", "h2", 1024)));
        assertEquals(0, cloud.used("h1", "MEMORY_MB"));
        assertEquals(1024, cloud.used("h2", "MEMORY_MB"));
    }

    @OnEachDatabase
    void fullHostRefusesAndKeepsNothing(Database database) {
        Cloud cloud = new Cloud(database).host("h1", 2560).operation("o1", "s1").operation("o2", "s2");
        claim(database, Cloud.order("o1", "s1", "h1", 2000));
        assertEquals(ErrorCode.NO_VALID_HOST, refusal(database, Cloud.order("o2", "s2", "h1", 100)));
        assertEquals(1, cloud.used("h1", "VCPU"), "the classes that would have fitted are not taken either");
        assertEquals(1, cloud.claimants());
        assertEquals(new HostId("h1"), claim(database, Cloud.order("o2", "s2", "h1", 48)));
    }

    @OnEachDatabase
    void oneServerCannotBeLargerThanTheWholeHost(Database database) {
        new Cloud(database).host("h1", 4608).operation("o1", "s1");
        ClaimOrder order = Cloud.order("o1", "s1", "h1", 512);
        ClaimOrder wide = new ClaimOrder(
                order.operation(), order.server(), order.host(), java.util.Map.of("VCPU", 17L), Optional.empty());
        assertEquals(ErrorCode.NO_VALID_HOST, refusal(database, wide));
    }

    @OnEachDatabase
    void lateMessageOfAnEndedOperationClaimsNothing(Database database) {
        Cloud cloud = new Cloud(database).host("h1", 4608).operation("o1", "s1").finished("o1");
        assertEquals(ErrorCode.GONE, refusal(database, Cloud.order("o1", "s1", "h1", 1024)));
        assertEquals(0, cloud.used("h1", "MEMORY_MB"));
    }

    @OnEachDatabase
    void claimForAGroupHoldsOnlyAtTheRevisionItWasChosenFor(Database database) {
        Cloud cloud = new Cloud(database)
                .host("h1", 4608)
                .group("g", GroupPolicy.ANTI_AFFINITY)
                .operation("o1", "s1")
                .operation("o2", "s2");
        claim(database, Cloud.seated(Cloud.order("o1", "s1", "h1", 512), "g", 1, true));
        assertEquals(Optional.of("h1"), cloud.seat("g", "s1"));
        ClaimOrder stale = Cloud.seated(Cloud.order("o2", "s2", "h1", 512), "g", 1, true);
        assertEquals(ErrorCode.CONFLICT, refusal(database, stale));
        assertEquals(512, cloud.used("h1", "MEMORY_MB"));

        database.change("release", tx -> claims.releaseAll(tx, "s1"));
        assertEquals(Optional.of(""), cloud.seat("g", "s1"));
    }

    @OnEachDatabase
    void heldBySaysWhatAServerHolds(Database database) {
        new Cloud(database).host("h1", 4608).operation("o1", "s1");
        claim(database, Cloud.order("o1", "s1", "h1", 1024));
        List<ClaimStore.Held> held = database.read("held", tx -> claims.heldBy(tx, List.of(new ServerId("s1"))));
        assertEquals(1, held.size());
        assertEquals(
                Cloud.order("o1", "s1", "h1", 1024).amounts(), held.getFirst().amounts());
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void lastGigabyteGoesToOneOfManyAtOnce(Database database) {
        Cloud cloud = new Cloud(database).host("h1", 512 + 1024);
        int rivals = 8;
        IntStream.range(0, rivals).forEach(i -> cloud.operation("o" + i, "s" + i));
        AtomicInteger won = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Together.run(IntStream.range(0, rivals)
                .mapToObj(i -> (Runnable) () -> {
                    try {
                        claim(database, Cloud.order("o" + i, "s" + i, "h1", 1024));
                        won.incrementAndGet();
                    } catch (NovaException full) {
                        assertEquals(ErrorCode.NO_VALID_HOST, full.code());
                        refused.incrementAndGet();
                    }
                })
                .toArray(Runnable[]::new));
        assertEquals(1, won.get());
        assertEquals(rivals - 1, refused.get());
        assertEquals(1024, cloud.used("h1", "MEMORY_MB"));
        assertEquals(1, cloud.claimants());
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void sameQuestionAnsweredByTwoSchedulersLeavesOneClaim(Database database) {
        Cloud cloud = new Cloud(database).host("h1", 4608).host("h2", 4608);
        for (int round = 0; round < 20; round++) {
            String operation = "o" + round;
            String server = "s" + round;
            cloud.operation(operation, server);
            Runnable first = () -> claimOrLose(database, Cloud.order(operation, server, "h1", 64));
            Runnable second = () -> claimOrLose(database, Cloud.order(operation, server, "h2", 64));
            Together.run(first, second);
            assertEquals(round + 1, cloud.serversOn("h1") + cloud.serversOn("h2"));
        }
    }

    private void claimOrLose(Database database, ClaimOrder order) {
        try {
            claim(database, order);
        } catch (NovaException lost) {
            assertEquals(ErrorCode.CONFLICT, lost.code());
        }
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void claimsAndReleasesAtOnceLeaveUsageEqualToClaims(Database database) {
        Cloud cloud = new Cloud(database).host("h1", 512 + 20 * 64);
        int servers = 12;
        IntStream.range(0, servers).forEach(i -> cloud.operation("o" + i, "s" + i));
        Together.run(IntStream.range(0, servers)
                .mapToObj(i -> (Runnable) () -> {
                    for (int round = 0; round < 10; round++) {
                        claim(database, Cloud.order("o" + i, "s" + i, "h1", 64));
                        database.write("release", tx -> claims.release(tx, "s" + i, new HostId("h1")));
                    }
                    claim(database, Cloud.order("o" + i, "s" + i, "h1", 64));
                })
                .toArray(Runnable[]::new));
        assertEquals(servers, cloud.claimants());
        assertEquals(servers * 64, cloud.used("h1", "MEMORY_MB"));
        assertEquals(servers, cloud.serversOn("h1"));
    }
}
