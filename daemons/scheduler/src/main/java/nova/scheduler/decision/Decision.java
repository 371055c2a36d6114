package nova.scheduler.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nova.model.host.HostName;
import nova.model.schedule.Explanation.Rejection;
import nova.model.schedule.PlacementWish.HostWish;
import nova.scheduler.host.HostSet;
import nova.scheduler.host.HostState;

/**
 * Chooses hosts for one server: names, pre-filters, filters, weighers. A pure function of the hosts and the question,
 * but for the choice among equals.
 */
public final class Decision {
    private static final String NAMED = "RequestedDestination";

    private final List<HostFilter> preFilters;
    private final List<HostFilter> filters;
    private final Scores scores;
    private final Choice choice;

    /** {@code preFilters} hold even for hosts that were forced; {@code filters} do not. */
    public Decision(List<HostFilter> preFilters, List<HostFilter> filters, List<HostWeigher> weighers, Choice choice) {
        this.preFilters = List.copyOf(preFilters);
        this.filters = List.copyOf(filters);
        this.scores = new Scores(weighers);
        this.choice = choice;
    }

    public Ranking rank(HostSet hosts, Question question) {
        HostWish wish = question.wish().hosts();
        HostState[] considered = named(hosts, wish);
        Verdicts verdicts =
                new Verdicts(considered, checks(question), considered.length == 0 ? missing(wish) : Optional.empty());
        HostState[] passed = new HostState[considered.length];
        int count = verdicts.judge(passed);
        return new Ranking(verdicts, passed, scores.of(passed, count, question), choice);
    }

    private List<HostCheck> checks(Question question) {
        HostWish wish = question.wish().hosts();
        List<HostCheck> checks = new ArrayList<>();
        preFilters.forEach(filter -> checks.addAll(filter.prepare(question)));
        if (wish.forcedHost().isEmpty() && wish.forcedNode().isEmpty()) {
            filters.forEach(filter -> checks.addAll(filter.prepare(question)));
        }
        return checks;
    }

    /** Only the hosts the request names, if it names any: the others were never a question. */
    private static HostState[] named(HostSet hosts, HostWish wish) {
        HostState[] all = hosts.toArray();
        Optional<String> host = host(wish);
        Optional<String> node = node(wish);
        if (host.isEmpty() && node.isEmpty()) {
            return all;
        }
        return Arrays.stream(all)
                .filter(state -> host.isEmpty()
                        || host.get().equalsIgnoreCase(state.name().value()))
                .filter(state -> node.isEmpty()
                        || node.get().equalsIgnoreCase(state.facts().node()))
                .toArray(HostState[]::new);
    }

    private static Optional<String> host(HostWish wish) {
        return wish.forcedHost().or(wish::requestedHost).map(HostName::value);
    }

    private static Optional<String> node(HostWish wish) {
        return wish.forcedNode().or(wish::requestedNode);
    }

    private static Optional<Rejection> missing(HostWish wish) {
        Optional<String> name = host(wish).or(() -> node(wish));
        return name.map(each -> new Rejection(
                new HostName(each),
                NAMED,
                "host: " + host(wish).orElse("any") + " node: " + node(wish).orElse("any"),
                "no such host"));
    }
}
