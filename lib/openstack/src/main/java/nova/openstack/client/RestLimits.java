package nova.openstack.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long and how much: {@code connect} for a connection, {@code answer} for a whole exchange (of a download: until its
 * first byte), {@code stall} between two bytes of a download, {@code maxBodyBytes} for an answer, {@code attempts} in all
 * with growing {@code pause} between them.
 */
public record RestLimits(
        Duration connect, Duration answer, Duration stall, long maxBodyBytes, int attempts, Duration pause) {
    public static final RestLimits DEFAULTS = new RestLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            16L << 20,
            4,
            Duration.ofMillis(250));

    public RestLimits {
        requireNonNull(connect, "connect");
        requireNonNull(answer, "answer");
        requireNonNull(stall, "stall");
        requireNonNull(pause, "pause");
        if (attempts < 1 || maxBodyBytes < 1) {
            throw new IllegalArgumentException("attempts and maxBodyBytes must be positive");
        }
    }
}
