package nova.model.schedule;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** What a server group asks for; {@code hard} ones reject hosts, the others only prefer. */
public enum GroupPolicy {
    AFFINITY("affinity", true),
    ANTI_AFFINITY("anti-affinity", true),
    SOFT_AFFINITY("soft-affinity", false),
    SOFT_ANTI_AFFINITY("soft-anti-affinity", false);

    private final String word;
    private final boolean hard;

    GroupPolicy(String word, boolean hard) {
        this.word = word;
        this.hard = hard;
    }

    /** As in the API and the database. */
    public String word() {
        return word;
    }

    public boolean hard() {
        return hard;
    }

    public static GroupPolicy of(String word) {
        for (GroupPolicy policy : values()) {
            if (policy.word.equals(word)) {
                return policy;
            }
        }
        throw new NovaException(ErrorCode.BAD_REQUEST, "unknown server group policy '" + word + "'");
    }
}
