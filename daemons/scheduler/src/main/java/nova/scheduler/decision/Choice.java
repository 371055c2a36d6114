package nova.scheduler.decision;

import java.util.function.IntUnaryOperator;

/**
 * Picks among scored hosts. {@code random} gives a number below its argument. With {@code shuffle} hosts of the same
 * score are equally likely, which spreads the claims of several schedulers; without it the first in order wins.
 */
public record Choice(int subsetSize, boolean shuffle, IntUnaryOperator random) {
    public Choice {
        if (subsetSize < 1) {
            throw new IllegalArgumentException("host_subset_size must be at least 1, is " + subsetSize);
        }
    }

    /** Place of the best among the first {@code count} scores. */
    int best(double[] scores, int count) {
        return best(scores, count, new boolean[0]);
    }

    /** Place of one of the best {@code subsetSize}, each as likely as the others. */
    int oneOfTheBest(double[] scores, int count) {
        int size = Math.min(subsetSize, count);
        if (size == 1) {
            return best(scores, count);
        }
        int lucky = random.applyAsInt(size);
        boolean[] taken = new boolean[count];
        for (int i = 0; i < lucky; i++) {
            taken[best(scores, count, taken)] = true;
        }
        return best(scores, count, taken);
    }

    private int best(double[] scores, int count, boolean[] taken) {
        double highest = Double.NEGATIVE_INFINITY;
        int first = -1;
        int equals = 0;
        for (int i = 0; i < count; i++) {
            if (taken.length > 0 && taken[i]) {
                continue;
            }
            if (first < 0 || scores[i] > highest) {
                highest = scores[i];
                first = i;
                equals = 1;
            } else if (scores[i] == highest) {
                equals++;
            }
        }
        if (!shuffle || equals == 1) {
            return first;
        }
        int lucky = random.applyAsInt(equals);
        int place = first;
        while (lucky > 0) {
            place++;
            if (scores[place] == highest && (taken.length == 0 || !taken[place])) {
                lucky--;
            }
        }
        return place;
    }
}
