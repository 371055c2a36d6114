package nova.testkit.baton;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What goes wrong in a run, drawn from its seed. {@link #stop} lets the world settle. */
public final class Faults {
    private final Chance chance;
    private final Rates rates;
    private int deathsLeft;
    private boolean stopped;
    private final Map<String, Integer> tally = new TreeMap<>();

    /** Probabilities per effect, message and call; at most {@code deaths} processes die. */
    public record Rates(double death, int deaths, double lost, double doubled, double late, double refused) {
        public static final Rates NONE = new Rates(0, 0, 0, 0, 0, 0);
    }

    public Faults(Chance chance, Rates rates) {
        this.chance = chance;
        this.rates = rates;
        this.deathsLeft = rates.deaths();
    }

    public void stop() {
        stopped = true;
    }

    boolean diesAt(String process, String what) {
        if (stopped || deathsLeft == 0 || process.equals("world") || !chance.hits(rates.death())) {
            return false;
        }
        deathsLeft--;
        count("death of " + process.replaceAll("-?\\d+", "") + " at " + what);
        return true;
    }

    /** What went wrong, and how often. */
    public Map<String, Integer> tally() {
        return Collections.unmodifiableMap(tally);
    }

    public void count(String what) {
        tally.merge(what, 1, Integer::sum);
    }

    public boolean loses() {
        return hits("lost message", rates.lost());
    }

    public boolean doubles() {
        return hits("doubled message", rates.doubled());
    }

    public boolean delays() {
        return hits("late message", rates.late());
    }

    /** Whether a call to a peer or the database fails now. */
    public boolean refuses() {
        return hits("refused call", rates.refused());
    }

    private boolean hits(String what, double rate) {
        boolean hit = !stopped && rate > 0 && chance.hits(rate);
        if (hit) {
            count(what);
        }
        return hit;
    }
}
