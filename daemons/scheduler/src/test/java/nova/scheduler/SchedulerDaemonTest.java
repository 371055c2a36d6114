package nova.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.db.fixture.Together;
import nova.db.schedule.Cloud;
import nova.model.context.ProjectId;
import nova.model.operation.OperationId;
import nova.model.schedule.GroupPolicy;
import nova.model.schedule.HostChoice;
import nova.model.schedule.PlacementWish;
import nova.model.schedule.PlacementWish.HostWish;
import nova.model.schedule.Selection;
import nova.model.server.ServerId;
import nova.rpc.contract.Scheduler;
import nova.rpc.contract.Scheduler.ClaimHost;
import nova.rpc.contract.Scheduler.SelectHosts;
import nova.rpc.contract.Scheduler.SelectionAnswer;
import nova.rpc.memory.MemoryBus;
import nova.runtime.port.SystemPlatform;
import nova.scheduler.config.SchedulerConfig;
import nova.scheduler.fixture.Wishes;

/** The whole daemon over the in-memory bus, on real tables. */
class SchedulerDaemonTest {
    private final SystemPlatform platform = new SystemPlatform();
    private final MemoryBus bus = new MemoryBus(platform);

    private interface Body {
        void run(Scheduler scheduler);
    }

    private void withScheduler(Database database, Body body) {
        try (SchedulerDaemon daemon = daemon(database, "scheduler")) {
            daemon.start();
            body.run(bus.door("conductor").client(Scheduler.class));
        }
    }

    private SchedulerDaemon daemon(Database database, String name) {
        return new SchedulerDaemon(platform, database, bus.door(name), SchedulerConfig.DEFAULTS);
    }

    private static SelectHosts question(String operation, PlacementWish wish, int alternates, String... servers) {
        return new SelectHosts(
                new OperationId(operation),
                java.util.Arrays.stream(servers).map(ServerId::new).toList(),
                wish,
                alternates,
                false);
    }

    private static PlacementWish grouped(String group) {
        return new PlacementWish(
                new ProjectId("p"),
                Wishes.flavor(Map.of()),
                Map.of("VCPU", 1L, "MEMORY_MB", 512L),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.of(group),
                HostWish.ANY);
    }

    private static List<String> names(Selection selection) {
        return selection.hosts().stream().map(choice -> choice.host().value()).toList();
    }

    @OnEachDatabase
    void freestHostIsClaimedAndTheNextAreAlternates(Database database) {
        Cloud cloud = new Cloud(database)
                .host("a", 4608)
                .host("b", 8704)
                .host("c", 6656)
                .operation("o1", "s1");
        withScheduler(database, scheduler -> {
            SelectionAnswer answer = scheduler.select(question("o1", Wishes.wish(1, 1024, 1), 1, "s1"));
            assertEquals(List.of("b", "c"), names(answer.selections().getFirst()));
            assertEquals(1024, cloud.used("b", "MEMORY_MB"));
            assertEquals(0, cloud.used("c", "MEMORY_MB"));
            assertEquals(answer, scheduler.select(question("o1", Wishes.wish(1, 1024, 1), 1, "s1")), "asked twice");
            assertEquals(1, cloud.claimants());
        });
    }

    @OnEachDatabase
    void alternateIsClaimedInsteadOfTheFirst(Database database) {
        Cloud cloud = new Cloud(database).host("a", 4608).host("b", 8704).operation("o1", "s1");
        PlacementWish wish = Wishes.wish(1, 1024, 1);
        withScheduler(database, scheduler -> {
            List<HostChoice> hosts = scheduler
                    .select(question("o1", wish, 1, "s1"))
                    .selections()
                    .getFirst()
                    .hosts();
            ClaimHost first = new ClaimHost(new OperationId("o1"), new ServerId("s1"), wish, hosts.get(0));
            ClaimHost second = new ClaimHost(new OperationId("o1"), new ServerId("s1"), wish, hosts.get(1));
            assertTrue(scheduler.claim(first).claimed(), "it is claimed already");
            assertTrue(scheduler.claim(second).claimed());
            assertEquals(0, cloud.used("b", "MEMORY_MB"));
            assertEquals(1024, cloud.used("a", "MEMORY_MB"));
        });
    }

    @OnEachDatabase
    void severalServersFindHostsAllOrNone(Database database) {
        Cloud cloud = new Cloud(database).host("a", 2560).host("b", 2560).operation("o1", "s1");
        withScheduler(database, scheduler -> {
            PlacementWish wish = Wishes.wish(1, 1024, 1);
            SelectionAnswer none = scheduler.select(question("o1", wish, 0, "s1", "s2", "s3", "s4", "s5"));
            assertTrue(none.selections().isEmpty());
            assertEquals(Map.of("MEMORY_MB", 2), none.explanation().counts());
            assertEquals(0, cloud.claimants());
            assertEquals(0, cloud.used("a", "MEMORY_MB"));

            SelectionAnswer all = scheduler.select(question("o1", wish, 2, "s1", "s2", "s3"));
            assertEquals(3, all.selections().size());
            assertEquals(3 * 1024, cloud.used("a", "MEMORY_MB") + cloud.used("b", "MEMORY_MB"));
            assertTrue(
                    all.selections().stream()
                            .allMatch(selection -> selection.hosts().size() == 1),
                    "a host of the request is nobody's alternate");
        });
    }

    @OnEachDatabase
    void hostThatCameAfterTheLastPollIsFoundBeforeSayingNo(Database database) {
        Cloud cloud = new Cloud(database).operation("o1", "s1");
        withScheduler(database, scheduler -> {
            cloud.host("late", 8704);
            SelectionAnswer answer = scheduler.select(question("o1", Wishes.wish(1, 1024, 1), 0, "s1"));
            assertEquals(List.of("late"), names(answer.selections().getFirst()));
        });
    }

    @OnEachDatabase
    void disabledHostIsNotAnAlternateAnyMore(Database database) {
        Cloud cloud = new Cloud(database).host("a", 4608).operation("o1", "s1");
        PlacementWish wish = Wishes.wish(1, 1024, 1);
        cloud.disabled("a", "burning");
        withScheduler(database, scheduler -> {
            SelectionAnswer answer = scheduler.select(question("o1", wish, 0, "s1"));
            assertEquals(
                    "disabled: burning",
                    answer.explanation().rejections().getFirst().have());
            HostChoice choice = Cloud.order("o1", "s1", "a", 1024).host();
            assertFalse(scheduler
                    .claim(new ClaimHost(new OperationId("o1"), new ServerId("s1"), wish, choice))
                    .claimed());
        });
    }

    @OnEachDatabase
    void dryRunClaimsNothing(Database database) {
        Cloud cloud = new Cloud(database).host("a", 4608);
        withScheduler(database, scheduler -> {
            SelectionAnswer answer = scheduler.select(new SelectHosts(
                    new OperationId("none"), List.of(new ServerId("s1")), Wishes.wish(1, 1024, 1), 3, true));
            assertEquals(List.of("a"), names(answer.selections().getFirst()));
            assertEquals(0, cloud.claimants());
        });
    }

    @OnEachDatabase
    void serversOfOneRequestKeepApart(Database database) {
        Cloud cloud = new Cloud(database).group("g", GroupPolicy.ANTI_AFFINITY).operation("o1", "s1");
        cloud.host("a", 8704).host("b", 4608);
        withScheduler(database, scheduler -> {
            SelectionAnswer answer = scheduler.select(question("o1", grouped("g"), 0, "s1", "s2"));
            assertEquals(2, answer.selections().size());
            assertEquals(1, cloud.serversOn("a"));
            assertEquals(1, cloud.serversOn("b"));
            SelectionAnswer third = scheduler.select(question("o1", grouped("g"), 0, "s3"));
            assertEquals(
                    Map.of("ServerGroupAntiAffinityFilter", 2),
                    third.explanation().counts());
        });
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void antiAffinityHoldsWithSeveralSchedulersAtOnce(Database database) {
        assertEquals(6, hostsOfAGroup(database, GroupPolicy.ANTI_AFFINITY, 6));
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void affinityHoldsWithSeveralSchedulersAtOnce(Database database) {
        assertEquals(1, hostsOfAGroup(database, GroupPolicy.AFFINITY, 6));
    }

    /** On how many hosts the servers of one group are that two schedulers place at once. */
    private int hostsOfAGroup(Database database, GroupPolicy policy, int servers) {
        Cloud cloud = new Cloud(database).group("g", policy);
        IntStream.range(0, servers).forEach(i -> cloud.host("h" + i, 8704).operation("o" + i, "s" + i));
        try (SchedulerDaemon first = daemon(database, "scheduler-1");
                SchedulerDaemon second = daemon(database, "scheduler-2")) {
            first.start();
            second.start();
            Collection<String> chosen =
                    chosenAtOnce(bus.door("conductor").client(Scheduler.class), servers, grouped("g"));
            assertEquals(servers, chosen.size());
            return new TreeSet<>(chosen).size();
        }
    }

    /** Where each of so many servers went that were all asked for at the same time. */
    private static Collection<String> chosenAtOnce(Scheduler scheduler, int servers, PlacementWish wish) {
        ConcurrentLinkedQueue<String> chosen = new ConcurrentLinkedQueue<>();
        Together.run(IntStream.range(0, servers)
                .mapToObj(i -> (Runnable) () -> scheduler
                        .select(question("o" + i, wish, 0, "s" + i))
                        .selections()
                        .forEach(each -> chosen.add(names(each).getFirst())))
                .toArray(Runnable[]::new));
        return chosen;
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void fullCloudIsFilledExactlyByManyQuestionsAtOnce(Database database) {
        Cloud cloud = new Cloud(database);
        IntStream.range(0, 3).forEach(i -> cloud.host("h" + i, 512 + 2 * 1024));
        IntStream.range(0, 9).forEach(i -> cloud.operation("o" + i, "s" + i));
        withScheduler(database, scheduler -> {
            Collection<String> chosen = chosenAtOnce(scheduler, 9, Wishes.wish(1, 1024, 1));
            assertEquals(6, chosen.size(), "every slot is taken and none twice: " + chosen);
            assertEquals(6, cloud.claimants());
        });
    }
}
