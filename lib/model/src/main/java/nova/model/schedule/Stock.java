package nova.model.schedule;

/**
 * What a host has of one resource class. A claim fits when it leaves {@code used} within {@link #limit} and is no larger
 * than the whole host ({@code total}): one server cannot be spread over overcommitted parts.
 */
public record Stock(long total, long reserved, double ratio, long used) {
    /** A class the host does not offer. */
    public static final Stock NONE = new Stock(0, 0, 1.0, 0);

    /** How much may be used at most, overcommit included. */
    public long limit() {
        return (long) Math.floor((total - reserved) * ratio);
    }

    /** What may still be claimed; negative when the host was overcommitted by a changed ratio. */
    public long free() {
        return limit() - used;
    }

    public boolean fits(long amount) {
        return amount <= total && used + amount <= limit();
    }

    public Stock plus(long amount) {
        return new Stock(total, reserved, ratio, used + amount);
    }
}
