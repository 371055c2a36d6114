package nova.scheduler.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nova.scheduler.host.HostState;

/** The sum of all weighers over the hosts that passed, computed as Nova does. */
final class Scores {
    private final List<HostWeigher> weighers;

    Scores(List<HostWeigher> weighers) {
        this.weighers = List.copyOf(weighers);
    }

    /** One score per host, in their order. A single host is not weighed. */
    double[] of(HostState[] hosts, int count, Question question) {
        double[] scores = new double[count];
        if (count <= 1) {
            return scores;
        }
        double[] weights = new double[count];
        for (HostWeigher weigher : weighers) {
            Optional<ToDoubleFunction<HostState>> raw = weigher.prepare(question);
            if (raw.isPresent()) {
                add(weigher, raw.get(), hosts, weights, scores);
            }
        }
        return scores;
    }

    private static void add(
            HostWeigher weigher,
            ToDoubleFunction<HostState> raw,
            HostState[] hosts,
            double[] weights,
            double[] scores) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            double weight = raw.applyAsDouble(hosts[i]);
            if (weigher.fromZero() && weight < 0) {
                weight = 0;
            }
            weights[i] = weight;
            least = Math.min(least, weight);
            most = Math.max(most, weight);
        }
        if (weigher.fromZero()) {
            least = 0;
        }
        if (least == most) {
            return;
        }
        double range = most - least;
        double configured = weigher.multiplier();
        double sign = weigher.avoids() ? -1 : 1;
        for (int i = 0; i < scores.length; i++) {
            double multiplier = hosts[i].aggregates().multiplier(weigher.option(), configured);
            scores[i] += sign * multiplier * ((weights[i] - least) / range);
        }
    }
}
