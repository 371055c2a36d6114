package nova.testkit.baton;

/** What goes wrong in a run, drawn from its seed. {@link #stop} lets the world settle. */
public final class Faults {
    private final Chance chance;
    private final Rates rates;
    private int deathsLeft;
    private boolean stopped;

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
        return true;
    }

    public boolean loses() {
        return hits(rates.lost());
    }

    public boolean doubles() {
        return hits(rates.doubled());
    }

    public boolean delays() {
        return hits(rates.late());
    }

    /** Whether a call to a peer or the database fails now. */
    public boolean refuses() {
        return hits(rates.refused());
    }

    private boolean hits(double rate) {
        return !stopped && rate > 0 && chance.hits(rate);
    }
}
