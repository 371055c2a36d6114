package nova.conductor.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import nova.conductor.fixture.ManualPlatform;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleHosts;
import nova.db.operation.HostLifeStore;
import nova.db.operation.HostLifeStore.Beaten;

class JudgeHostsTest {
    private static final Duration DOWN_TIME = Duration.ofSeconds(60);
    private static final String[] TEN =
            IntStream.range(0, 10).mapToObj(number -> "h" + number).toArray(String[]::new);

    private final ManualPlatform platform = new ManualPlatform();
    private final HostLifeStore hosts = new HostLifeStore();

    private JudgeHosts judge(Database database) {
        return new JudgeHosts(platform, database, hosts, DOWN_TIME);
    }

    /** Looks as often as the conductor does, while the hosts named {@code beating} beat. */
    private void looks(JudgeHosts judge, Database database, Duration time, List<String> beating) {
        for (Duration spent = Duration.ZERO; spent.compareTo(time) <= 0; spent = spent.plus(JudgeHosts.PERIOD)) {
            SampleHosts.beat(database, beating);
            judge.look();
            platform.advance(JudgeHosts.PERIOD);
        }
    }

    private List<String> silent(Database database) {
        return database.read("hosts", tx -> hosts.beaten(tx, 100)).stream()
                .filter(Beaten::silent)
                .map(host -> host.host().value())
                .toList();
    }

    private static List<String> allBut(String... quiet) {
        return List.of(TEN).stream()
                .filter(name -> !List.of(quiet).contains(name))
                .toList();
    }

    @OnEachDatabase
    void aHostIsSilentWhenItMissedItsTimeAndNotBefore(Database database) {
        SampleHosts.insert(database, TEN);
        JudgeHosts judge = judge(database);
        looks(judge, database, DOWN_TIME.minus(JudgeHosts.PERIOD), allBut("h3"));
        assertEquals(List.of(), silent(database));
        looks(judge, database, JudgeHosts.PERIOD, allBut("h3"));
        assertEquals(List.of("h3"), silent(database));
    }

    @OnEachDatabase
    void aJudgeThatHearsNobodyCondemnsNobody(Database database) {
        SampleHosts.insert(database, TEN);
        JudgeHosts judge = judge(database);
        looks(judge, database, DOWN_TIME.multipliedBy(5), List.of());
        assertEquals(List.of(), silent(database));
    }

    @OnEachDatabase
    void whenManyFallSilentTogetherNobodyIsJudged(Database database) {
        SampleHosts.insert(database, TEN);
        JudgeHosts judge = judge(database);
        looks(judge, database, DOWN_TIME.multipliedBy(3), allBut("h1", "h2", "h3", "h4"));
        assertEquals(List.of(), silent(database));
        looks(judge, database, JudgeHosts.PERIOD, allBut("h1", "h2", "h3"));
        assertEquals(List.of("h1", "h2", "h3"), silent(database), "three of ten are few enough");
    }

    @OnEachDatabase
    void aPauseOfTheJudgeIsNoSilenceOfHosts(Database database) {
        SampleHosts.insert(database, TEN);
        JudgeHosts judge = judge(database);
        looks(judge, database, Duration.ZERO, allBut());
        platform.advance(DOWN_TIME.multipliedBy(10));
        looks(judge, database, Duration.ZERO, allBut("h3"));
        assertEquals(List.of(), silent(database));
    }

    @OnEachDatabase
    void theOnlyHostOfASmallCloudIsJudgedAlone(Database database) {
        SampleHosts.insert(database, "only");
        JudgeHosts judge = judge(database);
        looks(judge, database, DOWN_TIME, List.of());
        assertEquals(List.of("only"), silent(database));
    }
}
