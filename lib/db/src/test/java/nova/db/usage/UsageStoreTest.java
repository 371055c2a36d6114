package nova.db.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.fixture.Together;
import nova.db.server.ServerStore;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.quota.QuotaBounds;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;
import nova.model.quota.Shortage;
import nova.model.quota.Usage;

class UsageStoreTest {
    private static final ProjectId PROJECT = new ProjectId("p1");
    private static final UserId USER = new UserId("u1");
    private static final Usage ONE = Usage.ofServer(1, 512);
    private static final QuotaLimits CONFIGURED = QuotaConfig.DEFAULTS.limits();

    private final UsageStore usages = new UsageStore();
    private final QuotaStore quotas = new QuotaStore();

    /** As the API does: the server first, usage last, and out with a shortage. */
    private List<Shortage> boot(Database database, Usage amount) {
        return database.write("boot", tx -> {
            QuotaBounds bounds = quotas.bounds(tx, PROJECT, USER, CONFIGURED);
            new ServerStore().insert(tx, SampleServers.named("web").server());
            List<Shortage> over = usages.take(tx, PROJECT, USER, amount, bounds);
            if (!over.isEmpty()) {
                throw new NovaException(ErrorCode.OVER_QUOTA, over.toString());
            }
            return over;
        });
    }

    private Usage used(Database database) {
        return database.read("used", tx -> usages.ofProject(tx, PROJECT));
    }

    @OnEachDatabase
    void whatIsTakenIsCountedUpToTheLimit(Database database) {
        assertEquals(List.of(), database.write("take", tx -> usages.take(tx, PROJECT, USER, ONE.times(10), bounds())));
        assertEquals(new Usage(10, 10, 5120), used(database));
        List<Shortage> over = database.write("take", tx -> usages.take(tx, PROJECT, USER, ONE, bounds()));
        assertEquals(List.of(new Shortage(QuotaResource.INSTANCES, 1, 10, 10)), over);
        assertEquals(new Usage(10, 10, 5120), used(database));
        database.write("give back", tx -> usages.take(tx, PROJECT, USER, ONE.negated(), bounds()));
        assertEquals(new Usage(9, 9, 4608), used(database));
    }

    private static QuotaBounds bounds() {
        return new QuotaBounds(CONFIGURED, Optional.empty());
    }

    @OnEachDatabase
    void closerLimitsStandBeforeWiderOnes(Database database) {
        database.change("limits", tx -> {
            quotas.setClass(tx, "default", Map.of(QuotaResource.INSTANCES, 7L, QuotaResource.CORES, 7L));
            quotas.set(tx, PROJECT, Optional.empty(), Map.of(QuotaResource.INSTANCES, 5L));
            quotas.set(tx, PROJECT, Optional.of(USER), Map.of(QuotaResource.INSTANCES, 3L));
            quotas.set(tx, PROJECT, Optional.of(USER), Map.of(QuotaResource.INSTANCES, 2L));
        });
        QuotaBounds bounds = database.read("bounds", tx -> quotas.bounds(tx, PROJECT, USER, CONFIGURED));
        assertEquals(5, bounds.project().of(QuotaResource.INSTANCES));
        assertEquals(7, bounds.project().of(QuotaResource.CORES));
        assertEquals(51_200, bounds.project().of(QuotaResource.RAM));
        assertEquals(2, bounds.closest().of(QuotaResource.INSTANCES));
        assertEquals(7, bounds.closest().of(QuotaResource.CORES));
        assertEquals(bounds.closest(), database.read("user", tx -> quotas.ofUser(tx, PROJECT, USER, CONFIGURED)));
        database.change("clear", tx -> quotas.clear(tx, PROJECT, Optional.empty()));
        assertEquals(
                7,
                database.read("again", tx -> quotas.bounds(tx, PROJECT, USER, CONFIGURED))
                        .closest()
                        .of(QuotaResource.INSTANCES));
    }

    @OnEachDatabase
    void userWithLimitsOfHisOwnIsCountedApartFromWhatHeHas(Database database) {
        boot(database, ONE);
        database.change("limits", tx -> {
            quotas.set(tx, PROJECT, Optional.of(USER), Map.of(QuotaResource.INSTANCES, 2L));
            usages.countUser(tx, PROJECT, USER);
        });
        assertEquals(ONE, database.read("user", tx -> usages.ofUser(tx, PROJECT, USER)));
        boot(database, ONE);
        NovaException over =
                org.junit.jupiter.api.Assertions.assertThrows(NovaException.class, () -> boot(database, ONE));
        assertEquals(ErrorCode.OVER_QUOTA, over.code());
        assertEquals(ONE.times(2), used(database), "the project's row was rolled back with it");
    }

    @OnEachDatabase(TestDatabases.MARIADB)
    void lastSlotOfAQuotaIsTakenOnce(Database database) {
        AtomicInteger booted = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Together.run(IntStream.range(0, 24)
                .mapToObj(i -> (Runnable) () -> {
                    try {
                        boot(database, ONE);
                        booted.incrementAndGet();
                    } catch (NovaException over) {
                        assertEquals(ErrorCode.OVER_QUOTA, over.code());
                        refused.incrementAndGet();
                    }
                })
                .toArray(Runnable[]::new));
        assertEquals(10, booted.get());
        assertEquals(14, refused.get());
        assertEquals(ONE.times(10), used(database));
    }
}
