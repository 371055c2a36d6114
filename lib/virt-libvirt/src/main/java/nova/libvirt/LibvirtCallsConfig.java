package nova.libvirt;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import nova.runtime.config.ConfigGroup;

/** {@code [libvirt]}, our own part: how many calls may run at once, how long, and when the connection counts as dead. */
public record LibvirtCallsConfig(
        int maxConcurrentCalls,
        int maxLongCalls,
        Duration callTimeout,
        Duration longCallTimeout,
        Duration keepaliveInterval,
        int keepaliveCount) {
    public static final LibvirtCallsConfig DEFAULTS =
            new LibvirtCallsConfig(8, 4, Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofSeconds(5), 3);

    public static final ConfigGroup<LibvirtCallsConfig> GROUP = ConfigGroup.of(
            "libvirt",
            DEFAULTS,
            option("max_concurrent_calls", "Short calls to libvirt at the same time.")
                    .between(1, 64),
            option("max_long_calls", "Long jobs (start, save) at the same time.")
                    .between(1, 64),
            option("call_timeout", "How long a short call may take before it counts as stuck.")
                    .between(1, 3600),
            option("long_call_timeout", "How long a long job may take before it counts as stuck.")
                    .between(1, 86_400),
            option("keepalive_interval", "Pause between keep-alive messages to a remote or local libvirt.")
                    .between(1, 3600),
            option("keepalive_count", "Unanswered keep-alive messages after which the connection is closed.")
                    .between(1, 100));

    public LibvirtCallsConfig {
        requireNonNull(callTimeout, "callTimeout");
        requireNonNull(longCallTimeout, "longCallTimeout");
        requireNonNull(keepaliveInterval, "keepaliveInterval");
    }
}
