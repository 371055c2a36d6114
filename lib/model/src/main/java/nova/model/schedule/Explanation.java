package nova.model.schedule;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.model.host.HostName;

/**
 * Why a decision came out as it did: the hosts looked at, how many fit, and per rejected host the first check that
 * failed. At most {@link #MAX_REJECTIONS} rejections are listed; {@code considered} counts all.
 */
public record Explanation(int considered, int accepted, List<Rejection> rejections) {
    public static final int MAX_REJECTIONS = 200;

    public Explanation {
        rejections = List.copyOf(rejections);
    }

    /** {@code check} is the filter or resource class; {@code need} and {@code have} are ready for people to read. */
    public record Rejection(HostName host, String check, String need, String have) {
        public Rejection {
            requireNonNull(host, "host");
            requireNonNull(check, "check");
            requireNonNull(need, "need");
            requireNonNull(have, "have");
        }
    }
}
