package nova.testkit.baton;

import java.util.SplittableRandom;

/** Everything a simulated world leaves to chance comes from here, and so from the seed. */
public final class Chance {
    private final long seed;
    private final SplittableRandom random;

    public Chance(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    public long seed() {
        return seed;
    }

    /** 0 to {@code bound} - 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public boolean hits(double probability) {
        return random.nextDouble() < probability;
    }
}
