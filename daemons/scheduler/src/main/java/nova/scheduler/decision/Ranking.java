package nova.scheduler.decision;

import java.util.Optional;
import nova.model.schedule.Explanation;
import nova.scheduler.host.HostState;

/**
 * Hosts that passed, handed out best first, and why the others did not. Nothing is sorted: few hosts are ever taken, so
 * each is looked for when it is asked for. Not safe for several threads.
 */
public final class Ranking {
    private final Verdicts verdicts;
    private final HostState[] passed;
    private final double[] scores;
    private final Choice choice;
    private int left;
    private boolean first = true;

    Ranking(Verdicts verdicts, HostState[] passed, double[] scores, Choice choice) {
        this.verdicts = verdicts;
        this.passed = passed;
        this.scores = scores;
        this.choice = choice;
        this.left = scores.length;
    }

    /** The best host not yet taken. The very first is one of the best few, as configured. */
    public Optional<HostState> next() {
        if (left == 0) {
            return Optional.empty();
        }
        int place = first ? choice.oneOfTheBest(scores, left) : choice.best(scores, left);
        first = false;
        HostState best = passed[place];
        left--;
        // Keeps the order of the rest, on which ties without shuffling depend.
        System.arraycopy(passed, place + 1, passed, place, left - place);
        System.arraycopy(scores, place + 1, scores, place, left - place);
        return Optional.of(best);
    }

    /** How many hosts passed and were not taken yet. */
    public int left() {
        return left;
    }

    public Explanation explanation() {
        return verdicts.explanation();
    }
}
