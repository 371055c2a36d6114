package nova.scheduler.decision;

import static nova.scheduler.fixture.HostBuilder.host;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.schedule.GroupPlaces;
import nova.model.schedule.GroupPolicy;
import nova.model.server.ServerId;
import nova.scheduler.config.WeightConfig;
import nova.scheduler.fixture.HostBuilder;
import nova.scheduler.fixture.Wishes;
import nova.scheduler.host.HostState;
import nova.scheduler.weigher.BuildFailureWeigher;
import nova.scheduler.weigher.CPUWeigher;
import nova.scheduler.weigher.DiskWeigher;
import nova.scheduler.weigher.HypervisorVersionWeigher;
import nova.scheduler.weigher.IoOpsWeigher;
import nova.scheduler.weigher.NumInstancesWeigher;
import nova.scheduler.weigher.RAMWeigher;
import nova.scheduler.weigher.ServerGroupSoftAffinityWeigher;
import nova.scheduler.weigher.ServerGroupSoftAntiAffinityWeigher;
import nova.scheduler.weigher.WeigherList;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static double[] scores(HostWeigher weigher, Question question, HostBuilder... hosts) {
        HostState[] states = Arrays.stream(hosts).map(HostBuilder::build).toArray(HostState[]::new);
        return new Scores(List.of(weigher)).of(states, states.length, question);
    }

    private static void assertScores(double[] expected, HostWeigher weigher, HostBuilder... hosts) {
        assertArrayEquals(expected, scores(weigher, Wishes.plain(), hosts), 1e-9);
    }

    @Test
    void freeMemoryIsBroughtBetweenZeroAndOneFromZeroOn() {
        HostBuilder half = host("a").ramMib(8704, 1.0, 4096);
        HostBuilder free = host("b").ramMib(8704, 1.0, 0);
        HostBuilder overcommitted = host("c").ramMib(8704, 2.0, 9000);
        assertScores(new double[] {0.5, 1, 0}, new RAMWeigher(1), half, free, overcommitted);
        assertScores(new double[] {-1, -2, 0}, new RAMWeigher(-2), half, free, overcommitted);
    }

    @Test
    void singleHostIsNotWeighed() {
        assertScores(new double[] {0}, new RAMWeigher(1), host("a"));
    }

    @Test
    void equalWeightsFromZeroStillCountFully() {
        assertScores(new double[] {1, 1}, new RAMWeigher(1), host("a"), host("b"));
        assertScores(
                new double[] {0, 0},
                new NumInstancesWeigher(1),
                host("a").servers(3),
                host("b").servers(3));
    }

    @Test
    void freeCpusCountOvercommit() {
        assertScores(
                new double[] {0.5, 1},
                new CPUWeigher(1),
                host("a").vcpus(16, 2.0, 0),
                host("b").vcpus(16, 4.0, 0));
    }

    @Test
    void busyHostsAreAvoided() {
        assertScores(
                new double[] {-1, -0.25, 0},
                new IoOpsWeigher(-1),
                host("a").ioOps(4),
                host("b").ioOps(1),
                host("c"));
    }

    @Test
    void diskCountsWhatIsFree() {
        assertScores(
                new double[] {1, 0.2}, new DiskWeigher(1), host("a"), host("b").diskGib(500, 1.0, 400));
    }

    @Test
    void failedBuildsOutweighTheRest() {
        assertScores(
                new double[] {-1_000_000, -500_000, 0},
                new BuildFailureWeigher(1_000_000),
                host("a").failedBuilds(2),
                host("b").failedBuilds(1),
                host("c"));
    }

    @Test
    void newerHypervisorsArePreferred() {
        assertScores(
                new double[] {0, 1},
                new HypervisorVersionWeigher(1),
                host("a").version(6_002_000),
                host("b").version(7_002_000));
    }

    @Test
    void softPoliciesCountMembers() {
        Map<ServerId, HostName> places =
                Map.of(new ServerId("s1"), new HostName("a"), new ServerId("s2"), new HostName("a"));
        Question near = Wishes.group(new GroupPlaces("g", GroupPolicy.SOFT_AFFINITY, 1, 1, places));
        Question apart = Wishes.group(new GroupPlaces("g", GroupPolicy.SOFT_ANTI_AFFINITY, 1, 1, places));
        HostWeigher soft = new ServerGroupSoftAffinityWeigher(1);
        HostWeigher anti = new ServerGroupSoftAntiAffinityWeigher(1);
        assertArrayEquals(new double[] {1, 0}, scores(soft, near, host("a"), host("b")), 1e-9);
        assertArrayEquals(new double[] {0, 1}, scores(anti, apart, host("a"), host("b")), 1e-9);
        assertArrayEquals(new double[] {0, 0}, scores(soft, apart, host("a"), host("b")), 1e-9);
        assertArrayEquals(new double[] {0, 0}, scores(anti, near, host("a"), host("b")), 1e-9);
    }

    @Test
    void aggregatesOverrideMultipliersAndTheLeastOfThemWins() {
        assertScores(
                new double[] {3, 1, 1},
                new RAMWeigher(1),
                host("a")
                        .aggregate(Map.of("ram_weight_multiplier", "5"))
                        .aggregate(Map.of("ram_weight_multiplier", "3")),
                host("b").aggregate(Map.of("ram_weight_multiplier", "much")),
                host("c").aggregate(Map.of("cpu_weight_multiplier", "9")));
    }

    @Test
    void weighersCanBeChosenByName() {
        WeightConfig config =
                new WeightConfig(List.of("nova.scheduler.weights.ram.RAMWeigher"), 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertEquals(
                List.of("RAMWeigher"),
                WeigherList.enabled(config).stream().map(HostWeigher::name).toList());
        WeightConfig wrong = new WeightConfig(List.of("RAMWeiger"), 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThrows(NovaException.class, () -> WeigherList.enabled(wrong));
    }
}
