package nova.scheduler.decision;

import static nova.scheduler.fixture.HostBuilder.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import nova.model.host.HostName;
import nova.model.schedule.Explanation;
import nova.model.schedule.Explanation.Rejection;
import nova.model.schedule.PlacementWish.HostWish;
import nova.scheduler.config.FilterConfig;
import nova.scheduler.config.WeightConfig;
import nova.scheduler.filter.FilterList;
import nova.scheduler.fixture.HostBuilder;
import nova.scheduler.fixture.Wishes;
import nova.scheduler.host.HostSet;
import nova.scheduler.host.HostState;
import nova.scheduler.weigher.WeigherList;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final IntUnaryOperator LAST = bound -> bound - 1;

    private static Decision decision(Choice choice) {
        return new Decision(
                FilterList.preFilters(FilterConfig.DEFAULTS),
                FilterList.enabled(FilterConfig.DEFAULTS),
                WeigherList.enabled(WeightConfig.DEFAULTS),
                choice);
    }

    private static final Decision FIRST_OF_EQUALS = decision(new Choice(1, false, LAST));

    private static HostSet hosts(HostBuilder... hosts) {
        return HostSet.of(Arrays.stream(hosts).map(HostBuilder::build).toList());
    }

    private static List<String> order(Ranking ranking) {
        List<String> names = new ArrayList<>();
        for (Optional<HostState> next = ranking.next(); next.isPresent(); next = ranking.next()) {
            names.add(next.get().name().value());
        }
        return names;
    }

    @Test
    void freerHostsComeFirst() {
        HostSet hosts = hosts(
                host("a").ramMib(32_768, 1.0, 30_000),
                host("b").ramMib(32_768, 1.0, 1000),
                host("c").ramMib(32_768, 1.0, 20_000));
        assertEquals(List.of("b", "c", "a"), order(FIRST_OF_EQUALS.rank(hosts, Wishes.plain())));
    }

    @Test
    void explanationNamesTheFirstCheckThatFailedPerHost() {
        HostSet hosts = hosts(
                host("a").disabled("broken"),
                host("b").ramMib(1024, 1.0, 0).down(),
                host("c").down(),
                host("d"));
        Explanation explanation = FIRST_OF_EQUALS.rank(hosts, Wishes.plain()).explanation();
        assertEquals(4, explanation.considered());
        assertEquals(1, explanation.accepted());
        assertEquals(
                List.of(
                        new Rejection(
                                new HostName("a"), "ComputeStatus", "enabled compute service", "disabled: broken"),
                        new Rejection(new HostName("b"), "MEMORY_MB", "1024", "512 free of 512"),
                        new Rejection(new HostName("c"), "ComputeFilter", "compute service up and enabled", "down")),
                explanation.rejections());
        assertEquals(
                "4 hosts considered; rejected by ComputeFilter: 1, ComputeStatus: 1, MEMORY_MB: 1.",
                explanation.summary());
    }

    @Test
    void explanationListsAFewHundredHostsAndCountsAll() {
        HostSet hosts = HostSet.of(IntStream.range(0, 1000)
                .mapToObj(i -> host("h" + i).down().build())
                .toList());
        Explanation explanation = FIRST_OF_EQUALS.rank(hosts, Wishes.plain()).explanation();
        assertEquals(Explanation.MAX_REJECTIONS, explanation.rejections().size());
        assertEquals(Map.of("ComputeFilter", 1000), explanation.counts());
    }

    @Test
    void forcedHostSkipsFiltersButNotStatusAndResources() {
        HostWish forced = new HostWish(
                Optional.of(new HostName("A")), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        assertEquals(
                List.of("a"), order(FIRST_OF_EQUALS.rank(hosts(host("a").down(), host("b")), Wishes.hosts(forced))));
        assertEquals(
                List.of(),
                order(FIRST_OF_EQUALS.rank(hosts(host("a").disabled("x"), host("b")), Wishes.hosts(forced))));
        assertEquals(
                List.of(),
                order(FIRST_OF_EQUALS.rank(hosts(host("a").ramMib(600, 1.0, 0), host("b")), Wishes.hosts(forced))));
    }

    @Test
    void requestedHostKeepsFilters() {
        HostWish requested = new HostWish(
                Optional.empty(), Optional.empty(), Optional.of(new HostName("a")), Optional.empty(), List.of());
        Ranking ranking = FIRST_OF_EQUALS.rank(hosts(host("a").down(), host("b")), Wishes.hosts(requested));
        assertEquals(List.of(), order(ranking));
        assertEquals(1, ranking.explanation().considered());
        assertEquals(
                "ComputeFilter", ranking.explanation().rejections().getFirst().check());
    }

    @Test
    void missingRequestedHostIsNamed() {
        HostWish requested = new HostWish(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new HostName("z")),
                Optional.of("z.example"),
                List.of());
        Explanation explanation =
                FIRST_OF_EQUALS.rank(hosts(host("a")), Wishes.hosts(requested)).explanation();
        assertEquals(0, explanation.considered());
        assertEquals(
                List.of(new Rejection(
                        new HostName("z"), "RequestedDestination", "host: z node: z.example", "no such host")),
                explanation.rejections());
    }

    @Test
    void ignoredHostsAreNotChosen() {
        HostWish ignored = new HostWish(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(new HostName("A")));
        assertEquals(List.of("b"), order(FIRST_OF_EQUALS.rank(hosts(host("a"), host("b")), Wishes.hosts(ignored))));
    }

    @Test
    void equalHostsAreEquallyLikely() {
        HostSet hosts = hosts(host("a"), host("b"), host("c"), host("d").ramMib(32_768, 1.0, 5000));
        Set<String> chosen = new TreeSet<>();
        for (int lucky = 0; lucky < 3; lucky++) {
            int number = lucky;
            Ranking ranking = decision(new Choice(1, true, _ -> number)).rank(hosts, Wishes.plain());
            chosen.add(ranking.next().orElseThrow().name().value());
        }
        assertEquals(Set.of("a", "b", "c"), chosen);
    }

    @Test
    void subsetSizeWidensTheFirstChoiceOnly() {
        HostSet hosts = hosts(
                host("a").ramMib(32_768, 1.0, 10_000),
                host("b").ramMib(32_768, 1.0, 20_000),
                host("c").ramMib(32_768, 1.0, 1000));
        assertEquals(
                List.of("a", "c", "b"),
                order(decision(new Choice(2, false, LAST)).rank(hosts, Wishes.plain())));
        assertEquals(
                List.of("b", "c", "a"),
                order(decision(new Choice(9, false, LAST)).rank(hosts, Wishes.plain())));
    }

    @Test
    void everyHostComesOnceWhateverTheDice() {
        HostSet hosts = HostSet.of(
                IntStream.range(0, 50).mapToObj(i -> host("h" + i).build()).toList());
        List<String> order =
                order(decision(new Choice(7, true, bound -> bound / 2)).rank(hosts, Wishes.plain()));
        assertEquals(50, new TreeSet<>(order).size());
        assertTrue(order.size() == 50);
    }
}
