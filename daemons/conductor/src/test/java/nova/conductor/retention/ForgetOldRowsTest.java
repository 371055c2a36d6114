package nova.conductor.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nova.conductor.config.RetentionConfig;
import nova.db.Database;
import nova.db.Tx;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.retention.RetentionStore;
import nova.db.server.ServerStore;
import nova.db.usage.TaskLogStore;
import nova.model.host.HostName;
import nova.model.server.ServerQuery;
import nova.model.usage.AuditPeriod.Span;
import nova.runtime.config.Config;
import nova.runtime.config.ConfigSources;
import org.junit.jupiter.api.Test;

class ForgetOldRowsTest {
    private final ServerStore servers = new ServerStore();

    private int count(Database database) {
        return database.read("list", tx -> servers.list(tx, ServerQuery.of(1000)))
                .size();
    }

    @OnEachDatabase
    void moreThanOneBatchOfOldServersGoesAndYoungOnesStay(Database database) {
        database.change("insert", tx -> {
            IntStream.rangeClosed(0, RetentionStore.BATCH)
                    .forEach(i -> servers.insert(
                            tx,
                            SampleServers.named("old" + i)
                                    .deletedAt(tx.now().minusSeconds(7200))
                                    .server()));
            servers.insert(tx, SampleServers.named("young").deletedAt(tx.now()).server());
            servers.insert(tx, SampleServers.named("there").server());
        });
        RetentionConfig config = new RetentionConfig(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
        new ForgetOldRows(database, config).run();
        assertEquals(2, count(database));
    }

    @OnEachDatabase
    void oldUsageAuditsGoAndYoungOnesStay(Database database) {
        TaskLogStore audits = new TaskLogStore();
        Instant now = database.read("clock", Tx::now).truncatedTo(ChronoUnit.HOURS);
        Span old = new Span(now.minus(Duration.ofHours(4)), now.minus(Duration.ofHours(3)));
        Span young = new Span(now.minus(Duration.ofHours(1)), now);
        database.change("insert", tx -> {
            IntStream.rangeClosed(0, RetentionStore.BATCH)
                    .forEach(i -> audits.begin(tx, old, new HostName("h" + i), "begun", Duration.ZERO));
            audits.begin(tx, young, new HostName("h1"), "begun", Duration.ZERO);
        });
        RetentionConfig config = new RetentionConfig(Duration.ofHours(2), Duration.ofHours(1), Duration.ofHours(1));
        new ForgetOldRows(database, config).run();
        assertEquals(List.of(), database.read("old", tx -> audits.list(tx, old, 1000)));
        assertEquals(
                1, database.read("young", tx -> audits.list(tx, young, 1000)).size());
    }

    @OnEachDatabase
    void nothingIsOldByDefault(Database database) {
        database.change(
                "insert",
                tx -> servers.insert(
                        tx,
                        SampleServers.named("gone")
                                .deletedAt(tx.now().minus(Duration.ofDays(89)))
                                .server()));
        new ForgetOldRows(database, RetentionConfig.DEFAULTS).run();
        assertEquals(1, count(database));
    }

    @Test
    void hoursAreReadFromTheFile() {
        ConfigSources sources = ConfigSources.none().with("retention", "deleted_servers", "24");
        Config config = Config.load(sources, List.of(RetentionConfig.GROUP));
        assertEquals(Duration.ofDays(1), config.get(RetentionConfig.GROUP).deletedServers());
        assertEquals(
                Optional.of(RetentionConfig.DEFAULTS.finishedSteps()),
                Optional.of(config.get(RetentionConfig.GROUP).finishedSteps()));
    }
}
